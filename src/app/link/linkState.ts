import type { FreeCamera } from '#viewer';
import type { Mode } from '../state/mode';

/** What a link holds: enough to open the same view with the same numbers. What is absent takes its default.
 *
 * Not in it: the theme and how the panes share the page. They are the viewer's own, chosen for their eyes and screen, and
 * change neither what is shown nor a number. */
export interface LinkState {
  readonly scene?: string;
  readonly task?: string;
  readonly policy?: string;
  /** Counted from 1, as on the cards. */
  readonly rollout?: number;
  /** Clip frame, from 0. */
  readonly frame?: number;
  /** How fast the clip plays; 1 where absent. */
  readonly speed?: number;
  /** First and last clip frame that play keeps to. */
  readonly loop?: readonly [number, number];
  /** Key of the selected box: `p3` a predicted box, `t5` a truth. */
  readonly box?: string;
  /** The rollout that stays in sight, counted from 1. */
  readonly pinned?: number;
  /** The cards by reward. */
  readonly order?: 'best';
  readonly mode?: Mode;
  /** Name of the reconstruction's view. */
  readonly view?: string;
  /** Where the reconstruction is seen from once it was turned by hand. */
  readonly camera?: FreeCamera;
  /** All rollouts in space. */
  readonly all?: true;
  /** Size and brightness of the points, over the usual. */
  readonly pointSize?: number;
  readonly brightness?: number;
  /** What is set for training, apart from the page's start (`writeKnobs`). */
  readonly train?: string;
  /** The table of rollouts is open, with this view of it (`writeTable`); '' shows every row. */
  readonly rows?: string;
}
