import type { WorldBox } from '#rewards';

/** What a box on the stage means; never told by colour alone. */
export type StageRole = 'truth' | 'tp' | 'fp' | 'fn' | 'ghost';

/** A box as both panes draw it, always in world coordinates. */
export interface StageBox {
  /** The same key in video, reconstruction, ledger and text: `p3` a predicted box, `t5` a truth, `g2` a ghost. */
  readonly key: string;
  readonly role: StageRole;
  /** Name on the tag, e.g. `couch`. */
  readonly label: string;
  /** Figure on the tag, e.g. `0.66`; empty for none. */
  readonly figure: string;
  readonly box: WorldBox;
  /** Ghosts only: advantage / its bound, in [-1, 1], for the tint. */
  readonly advantage?: number;
}
