import type { ReactElement } from 'react';
import { boxCorners, type WorldBox } from '#rewards';
import type { StageBox } from '../stageBox';
import { convexHull, type Point2 } from './convexHull';
import { type Extent, extentOf, fitDrawing, pathOf } from './fitDrawing';
import styles from './PlanView.module.css';

export interface PlanViewProps {
  readonly boxes: readonly StageBox[];
  /** The room, metres. */
  readonly bounds: {
    readonly min: readonly [number, number, number];
    readonly max: readonly [number, number, number];
  };
  /** Size of the drawing's own units; the drawing scales with its place. */
  readonly width: number;
  readonly height: number;
  /** Key of the box to zoom to; the whole room without it. */
  readonly focus?: string;
}

/** Metres around a box that is zoomed to. */
const AROUND = 0.6;

/** A small plan of the room from above, with the footprints of its boxes: what was false or missed is seen before any number
 * is read. For sighted users only; the numbers beside it say the same. */
export function PlanView({ boxes, bounds, width, height, focus }: PlanViewProps): ReactElement {
  const room: Extent = { min: [bounds.min[0], bounds.min[1]], max: [bounds.max[0], bounds.max[1]] };
  const target = boxes.find((box) => box.key === focus);
  const { place } = fitDrawing(target ? around(target.box) : room, width, height, 2);
  const [left, top] = place([room.min[0], room.max[1]]);
  const [right, bottom] = place([room.max[0], room.min[1]]);

  return (
    <svg className={styles.plan} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <rect className={styles.room} x={left} y={top} width={right - left} height={bottom - top} />
      {inOrder(boxes).map((box) => {
        const outline = footprint(box.box).map(place);
        const tint = box.role === 'ghost' ? ghostColour(box.advantage ?? 0) : undefined;
        return (
          <g key={box.key} data-role={box.role} className={styles.box} style={{ color: tint }}>
            <path d={pathOf(outline)} />
            {box.role === 'fp' && <path className={styles.cross} d={cross(outline)} />}
          </g>
        );
      })}
    </svg>
  );
}

const footprint = (box: WorldBox): Point2[] => convexHull(boxCorners(box).map(([x, y]): Point2 => [x, y]));

function around(box: WorldBox): Extent {
  const { min, max } = extentOf(footprint(box));
  return { min: [min[0] - AROUND, min[1] - AROUND], max: [max[0] + AROUND, max[1] + AROUND] };
}

/** Ghosts and truths below, what was predicted above. */
function inOrder(boxes: readonly StageBox[]): StageBox[] {
  const rank = ({ role }: StageBox): number => ['ghost', 'truth', 'fn', 'tp', 'fp'].indexOf(role);
  return [...boxes].sort((a, b) => rank(a) - rank(b));
}

/** Both diagonals of the middle of a footprint: false, also without colour. */
function cross(outline: readonly Point2[]): string {
  const { min, max } = extentOf(outline);
  const [x, y] = [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2];
  const arm = Math.min(max[0] - min[0], max[1] - min[1], 8) * 0.3;
  return `M${x - arm} ${y - arm}L${x + arm} ${y + arm}M${x - arm} ${y + arm}L${x + arm} ${y - arm}`;
}

/** In the page's own colours, so that it follows the theme. */
const ghostColour = (advantage: number): string => {
  const towards = advantage < 0 ? 'var(--below, #f0983a)' : 'var(--above, #5aaef0)';
  return `color-mix(in srgb, ${towards} ${Math.round(Math.min(Math.abs(advantage), 1) * 100)}%, var(--near, #777f87))`;
};
