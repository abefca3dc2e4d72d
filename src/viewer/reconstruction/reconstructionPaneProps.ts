import type { Ref } from 'react';
import type { Polyhedron } from '#rewards';
import type { PointCloud, Scene } from '#scenes';
import type { StageCarry } from '../carry';
import type { ClockStore } from '../createClock';
import type { StageMeasure } from '../measure';
import type { Theme } from '../palette';
import type { StageBox } from '../stageBox';
import type { StageLink } from '../stageLink';
import type { FreeCamera } from './freeCamera';
import type { StageView } from './stageView';

/** What can be asked of the pane from outside. */
export interface ReconstructionHandle {
  /** Flies to a box; to the whole room when no box has that key. */
  readonly flyTo: (key: string | null) => void;
  /** The pane as it is shown, boxes and tags included, as a PNG; null while there is nothing to see. */
  readonly picture: () => Promise<Blob | null>;
}

export interface ReconstructionPaneProps {
  readonly scene: Scene;
  /** Null while they load or where the scene has none. */
  readonly points: PointCloud | null;
  readonly clock: ClockStore;
  readonly boxes: readonly StageBox[];
  /** What a question asks about, drawn in the room. */
  readonly measures: readonly StageMeasure[];
  /** A box that is shown on its way from a camera to the world. */
  readonly carry: StageCarry | null;
  readonly link: StageLink;
  /** Overlap of the selected box with its truth, world. */
  readonly intersection: Polyhedron | null;
  readonly view: StageView;
  /** Where a `free` view is seen from. */
  readonly camera: FreeCamera | null;
  /** `free`, and where from, when the user takes the view in hand and when it has come to rest; the others from the buttons
   * in the pane. */
  readonly onViewChange: (view: StageView, camera?: FreeCamera) => void;
  /** Size and brightness of the points, over the usual. */
  readonly pointSize: number;
  readonly brightness: number;
  readonly theme: Theme;
  readonly showTags: boolean;
  readonly ref?: Ref<ReconstructionHandle>;
}
