import type { ReactElement, Ref } from 'react';
import type { Polyhedron } from '#rewards';
import type { PointCloud, Scene } from '#scenes';
import type { ClockStore } from '../createClock';
import type { Theme } from '../palette';
import type { StageBox } from '../stageBox';
import type { StageLink } from '../stageLink';
import type { StageView } from './stageView';

export interface ReconstructionHandle {
  /** Flies to a box; to the whole room when no box has that key. */
  readonly flyTo: (key: string | null) => void;
}

export interface ReconstructionPaneProps {
  readonly scene: Scene;
  /** Null while they load or where the scene has none. */
  readonly points: PointCloud | null;
  readonly clock: ClockStore;
  readonly boxes: readonly StageBox[];
  readonly link: StageLink;
  /** Overlap of the selected box with its truth, world. */
  readonly intersection: Polyhedron | null;
  readonly view: StageView;
  /** `free` once the user turns the view; the others from the buttons in the pane. */
  readonly onViewChange: (view: StageView) => void;
  readonly theme: Theme;
  readonly showTags: boolean;
  readonly ref?: Ref<ReconstructionHandle>;
}

/** The room as points, with its boxes and the camera's path, in one WebGL canvas. It fills its parent. */
export function ReconstructionPane(_props: ReconstructionPaneProps): ReactElement {
  return <div data-state="loading" />;
}
