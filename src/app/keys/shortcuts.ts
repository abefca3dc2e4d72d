/** What a key can do; `useShortcuts` says how. */
export type Command =
  | 'play'
  | 'frame-back'
  | 'frame-on'
  | 'shown-back'
  | 'shown-on'
  | 'best-frame'
  | 'named-frame'
  | 'slower'
  | 'faster'
  | 'loop'
  | 'box-next'
  | 'box-previous'
  | 'select'
  | 'clear'
  | 'fly'
  | 'view-top'
  | 'view-front'
  | 'view-side'
  | 'points-smaller'
  | 'points-larger'
  | 'points-darker'
  | 'points-brighter'
  | 'points-reset'
  | 'picture'
  | 'view-camera'
  | 'view-room'
  | 'carry'
  | 'rollout'
  | 'all'
  | 'pin'
  | 'order'
  | 'table'
  | 'train'
  | 'train-step'
  | 'train-end'
  | 'train-back'
  | 'train-on'
  | 'train-headroom'
  | 'train-runs'
  | 'train-more'
  | 'train-axis'
  | 'theme'
  | 'link'
  | 'open'
  | 'palette'
  | 'help';

export interface Shortcut {
  readonly command: Command;
  /** `KeyboardEvent.key`, lower case. */
  readonly keys: readonly string[];
  /** As printed in the help, where it is not the keys themselves. */
  readonly shown?: string;
  readonly does: string;
  readonly group: 'Clip' | 'Boxes' | 'Reconstruction' | 'Training' | 'Page';
}

/** The one table of keys: it drives the handler and the help. */
export const shortcuts: readonly Shortcut[] = [
  { command: 'play', keys: [' '], shown: 'Space', does: 'Play or pause', group: 'Clip' },
  { command: 'frame-back', keys: [','], does: 'One frame back', group: 'Clip' },
  { command: 'frame-on', keys: ['.'], does: 'One frame on', group: 'Clip' },
  { command: 'shown-back', keys: ['<'], does: 'Back to a frame that the policy was shown', group: 'Clip' },
  { command: 'shown-on', keys: ['>'], does: 'On to a frame that the policy was shown', group: 'Clip' },
  { command: 'best-frame', keys: ['q'], does: 'To the best frame, f*', group: 'Clip' },
  { command: 'named-frame', keys: ['w'], does: 'To the frame that the answer names, f̂', group: 'Clip' },
  { command: 'slower', keys: ['-'], does: 'Slower', group: 'Clip' },
  { command: 'faster', keys: ['+', '='], shown: '+', does: 'Faster', group: 'Clip' },
  { command: 'loop', keys: ['y'], does: 'Play the shown frames over and over, or all', group: 'Clip' },
  {
    command: 'box-next',
    keys: ['arrowdown', 'j'],
    shown: '↓ J',
    does: 'Next box, worst IoU first',
    group: 'Boxes',
  },
  { command: 'box-previous', keys: ['arrowup', 'k'], shown: '↑ K', does: 'Previous box', group: 'Boxes' },
  {
    command: 'select',
    keys: ['enter'],
    shown: 'Enter',
    does: 'Select the box: why did it earn this?',
    group: 'Boxes',
  },
  { command: 'clear', keys: ['escape'], shown: 'Esc', does: 'Let go of the box', group: 'Boxes' },
  {
    command: 'rollout',
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    shown: '1 – 9',
    does: 'Show that rollout',
    group: 'Boxes',
  },
  { command: 'all', keys: ['g'], does: 'All rollouts in space', group: 'Boxes' },
  { command: 'pin', keys: ['v'], does: 'Pin this rollout, to see others against it', group: 'Boxes' },
  { command: 'order', keys: ['u'], does: 'Cards by reward, or as they were sampled', group: 'Boxes' },
  { command: 'table', keys: ['b'], does: 'All rollouts of the room as a table', group: 'Boxes' },
  { command: 'fly', keys: ['f'], does: 'Fly to the selected box', group: 'Reconstruction' },
  { command: 'view-room', keys: ['r'], does: 'Whole room', group: 'Reconstruction' },
  { command: 'view-top', keys: ['t'], does: 'From the top', group: 'Reconstruction' },
  { command: 'view-front', keys: ['i'], does: 'From the front', group: 'Reconstruction' },
  { command: 'view-side', keys: ['p'], does: 'From the side', group: 'Reconstruction' },
  {
    command: 'view-camera',
    keys: ['c'],
    does: 'Through the clip’s camera, and back',
    group: 'Reconstruction',
  },
  { command: 'points-smaller', keys: ['{'], does: 'Smaller points', group: 'Reconstruction' },
  { command: 'points-larger', keys: ['}'], does: 'Larger points', group: 'Reconstruction' },
  { command: 'points-darker', keys: ['('], does: 'Darker points', group: 'Reconstruction' },
  { command: 'points-brighter', keys: [')'], does: 'Brighter points', group: 'Reconstruction' },
  { command: 'points-reset', keys: ['|'], does: 'Points as they were', group: 'Reconstruction' },
  { command: 'picture', keys: ['z'], does: 'Save the reconstruction as a picture', group: 'Reconstruction' },
  {
    command: 'carry',
    keys: ['0'],
    does: 'Grounding: carry the box from its camera to the world again',
    group: 'Reconstruction',
  },
  { command: 'train', keys: ['s'], does: 'Start, pause, go on', group: 'Training' },
  { command: 'train-step', keys: ['n'], does: 'One step', group: 'Training' },
  { command: 'train-end', keys: ['e'], does: 'End the run: the knobs are free again', group: 'Training' },
  { command: 'train-back', keys: ['['], does: 'A training step back', group: 'Training' },
  { command: 'train-on', keys: [']'], does: 'A training step on', group: 'Training' },
  { command: 'train-headroom', keys: ['h'], does: 'Measure what there is to gain', group: 'Training' },
  { command: 'train-runs', keys: ['a'], does: 'All runs that are kept', group: 'Training' },
  { command: 'train-more', keys: ['m'], does: 'More knobs, or fewer', group: 'Training' },
  { command: 'train-axis', keys: ['x'], does: 'Charts along steps or seconds', group: 'Training' },
  {
    command: 'palette',
    keys: ['/'],
    shown: '/ Ctrl+K',
    does: 'Do or find anything by name',
    group: 'Page',
  },
  { command: 'theme', keys: ['d'], does: 'Dark or light', group: 'Page' },
  { command: 'open', keys: ['o'], does: 'Open or export a scene', group: 'Page' },
  { command: 'link', keys: ['l'], does: 'Copy a link to this view', group: 'Page' },
  { command: 'help', keys: ['?'], does: 'These keys', group: 'Page' },
];

/** The shortcut for a key, unless it is meant for what has the focus. */
export function findShortcut(event: KeyLike): Shortcut | null {
  // As in other programs the palette opens from anywhere, a text field too.
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k')
    return shortcuts.find(({ command }) => command === 'palette') ?? null;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null;
  const key = event.key.toLowerCase();
  if (wantsKey(event.target, key)) return null;
  return shortcuts.find(({ keys }) => keys.includes(key)) ?? null;
}

export interface KeyLike {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
  readonly target: FocusLike | null;
}

/** The little of an element that decides whether a key is its own. */
export interface FocusLike {
  readonly tagName?: string;
  readonly type?: string;
  readonly role?: string | null;
  readonly isContentEditable?: boolean;
}

/** Text fields and selects keep every key; buttons keep those that press them, sliders and tabs those that move them. */
function wantsKey(target: FocusLike | null, key: string): boolean {
  const tag = target?.tagName?.toLowerCase();
  if (target?.isContentEditable || tag === 'textarea' || tag === 'select') return true;
  if (tag === 'input' && !['range', 'checkbox'].includes(target?.type ?? '')) return true;
  const presses = key === 'enter' || key === ' ';
  const moves = key.startsWith('arrow');
  if (tag === 'button' || tag === 'summary' || tag === 'a')
    return presses || (moves && target?.role === 'tab');
  if (tag === 'input') return moves || key === ' ';
  return moves && ['slider', 'separator', 'tab'].includes(target?.role ?? '');
}
