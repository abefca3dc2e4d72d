/** A view of the app that the docs show, and how to come to it. */
export interface Moment {
  /** Of its files. */
  readonly name: string;
  /** Under the picture. */
  readonly caption: string;
  /** As `src/app/link/link.ts` writes it. */
  readonly link: string;
  /** Keys, pressed one after the other. */
  readonly keys?: readonly string[];
}

/** What Explore shows, from the first look on: the moments of the design's `screens.md` that concern it, and those that lie between. */
export const moments: readonly Moment[] = [
  {
    name: 'open',
    caption: 'Open: video and reconstruction in step, and what each box earned',
    link: '#v1/living-room?rollout=3&frame=24',
  },
  {
    name: 'worst',
    caption: 'Pointed at: the worst box lights up in both panes, the ledger and the text, beside its truth',
    link: '#v1/living-room?rollout=3',
    keys: ['ArrowDown'],
  },
  {
    name: 'why',
    caption:
      'Selected: how far below the threshold and what that cost, the overlap as a solid, the formula with its numbers',
    link: '#v1/living-room?rollout=6',
    keys: ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter', 'f'],
  },
  {
    name: 'group',
    caption: 'All eight answers in space, tinted by advantage',
    link: '#v1/office?rollout=2&all=1',
  },
  {
    name: 'grounding',
    caption:
      'A grounding: the frame that the answer names, the best one, and what each frame would have earned',
    link: '#v1/bedroom?task=bedroom/grounding/nearest-lamp-3',
    keys: ['ArrowDown', 'Enter'],
  },
  {
    name: 'question',
    caption: 'A question: what it asks for, measured in the room',
    link: '#v1/kitchen-diner?task=kitchen-diner/reasoning/object_rel_direction_medium/stove-1%2Bbin-1%2Brefrigerator-1',
  },
  {
    name: 'table',
    caption: 'Every rollout of the room: search, sort, filter; every count leads to its rows',
    link: '#v1/living-room?rollout=3&rows=',
  },
];
