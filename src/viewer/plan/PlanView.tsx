import type { ReactElement } from 'react';
import type { StageBox } from '../stageBox';

export interface PlanViewProps {
  readonly boxes: readonly StageBox[];
  /** The room, metres. */
  readonly bounds: {
    readonly min: readonly [number, number, number];
    readonly max: readonly [number, number, number];
  };
  /** Size in CSS pixels of the coordinate system; the drawing itself scales with its place. */
  readonly width: number;
  readonly height: number;
  /** Key of the box to zoom to; the whole room without it. */
  readonly focus?: string;
}

/** A small plan of the room from above, with the footprints of its boxes. */
export function PlanView({ width, height }: PlanViewProps): ReactElement {
  return <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" />;
}
