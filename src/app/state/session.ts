import { subscribeWithSelector } from 'zustand/middleware';
import { createStore } from 'zustand/vanilla';
import type { PointCloud } from '#scenes';
import type { FreeCamera, StageView } from '#viewer';
import type { Mode } from './mode';
import type { Problem } from './problem';
import type { Room } from './room';

/** Name of the policy that is being trained in this page, where a stored one's name would stand. */
export const LIVE = 'live';

export type Loading<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly problem: Problem }
  | { readonly status: 'ready'; readonly value: T };

/** What is open, chosen and pointed at. The clip's frame is not here: the room's clock has it. */
export interface Session {
  readonly room: Loading<Room>;
  readonly points: Loading<PointCloud | null>;
  readonly mode: Mode;
  /** Id of the task. */
  readonly task: string | null;
  /** Name of a stored policy, or `LIVE`. */
  readonly policy: string;
  /** Place in the group, from 0. */
  readonly rollout: number;
  /** A rollout that stays in sight, as ghosts, while others are looked at; its place in the group. */
  readonly pinned: number | null;
  /** The cards by reward, not as they were sampled. */
  readonly bestFirst: boolean;
  readonly hovered: string | null;
  readonly selected: string | null;
  readonly view: StageView;
  /** Where the view is seen from while it is `free`. */
  readonly camera: FreeCamera | null;
  /** The view to go back to from the clip's camera. */
  readonly viewBefore: { readonly view: StageView; readonly camera: FreeCamera | null } | null;
  /** Size and brightness of the points, over the usual. */
  readonly pointSize: number;
  readonly brightness: number;
  /** All rollouts of the group in space, as ghosts. */
  readonly allInSpace: boolean;
  /** What is set for training apart from the page's start, as a link holds it; the knobs themselves load with Train. */
  readonly train: string;
  /** How often the way of a box from its camera to the world was asked for again. */
  readonly carries: number;
  readonly help: boolean;
  /** Everything by name. */
  readonly palette: boolean;
  /** A link is being opened: what is on the stage is about to change. */
  readonly opening: boolean;
  /** What the user should know and can't see elsewhere, e.g. what of a link could not be resolved. */
  readonly notices: readonly string[];
}

function createSession() {
  return createStore<Session>()(
    subscribeWithSelector(
      (): Session => ({
        room: { status: 'loading' },
        points: { status: 'loading' },
        mode: 'explore',
        task: null,
        policy: '',
        rollout: 0,
        pinned: null,
        bestFirst: false,
        hovered: null,
        selected: null,
        view: 'room',
        camera: null,
        viewBefore: null,
        pointSize: 1,
        brightness: 1,
        allInSpace: false,
        train: '',
        carries: 0,
        help: false,
        palette: false,
        opening: false,
        notices: [],
      }),
    ),
  );
}

/** The page's one session. */
export const session = createSession();
