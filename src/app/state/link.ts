import { isMode, type Mode } from './mode';

/** What a link holds: enough to open the same view with the same numbers. What is absent takes its default. */
export interface LinkState {
  readonly scene?: string;
  readonly task?: string;
  readonly policy?: string;
  /** Counted from 1, as on the cards. */
  readonly rollout?: number;
  /** Clip frame, from 0. */
  readonly frame?: number;
  /** Key of the selected box: `p3` a predicted box, `t5` a truth. */
  readonly box?: string;
  readonly mode?: Mode;
  /** Name of the reconstruction's view. */
  readonly view?: string;
  /** All rollouts in space. */
  readonly all?: boolean;
  /** The table of rollouts is open, with this view of it (`writeTable`); '' shows every row. */
  readonly rows?: string;
}

/** A link as read, and in words what of it could not be read. */
export interface ReadLink {
  readonly state: LinkState;
  readonly problems: readonly string[];
}

const VERSION = 'v1';

/** Writes `#v1/living-room?task=…&rollout=3&frame=6&box=p2`. Same state, same text. */
export function writeLink(state: LinkState): string {
  const query = [
    ['task', state.task],
    ['policy', state.policy],
    ['rollout', state.rollout],
    ['frame', state.frame],
    ['box', state.box],
    ['mode', state.mode],
    ['view', state.view],
    ['all', state.all ? 1 : undefined],
    ['rows', state.rows],
  ]
    .filter((pair) => pair[1] !== undefined)
    .map(([name, value]) => `${name}=${readable(encodeURIComponent(String(value)))}`)
    .join('&');
  return `#${VERSION}/${encodeURIComponent(state.scene ?? '')}${query ? `?${query}` : ''}`;
}

/** Reads what `writeLink` wrote. Never throws: what makes no sense is left out and said in `problems`. */
export function readLink(hash: string): ReadLink {
  const text = hash.replace(/^#/, '');
  if (!text) return { state: {}, problems: [] };
  const [path = '', query = ''] = splitOnce(text, '?');
  const [version, scene = ''] = splitOnce(path, '/');
  if (version !== VERSION) {
    return {
      state: {},
      problems: [`The link is of kind “${version}”; this page reads ${VERSION}. Showing the start`],
    };
  }
  const problems: string[] = [];
  const values = new URLSearchParams(query);
  const word = (name: string) => values.get(name) || undefined;
  const integer = (name: string, least: number): number | undefined => {
    const raw = word(name);
    if (raw === undefined) return undefined;
    if (/^\d+$/.test(raw) && Number(raw) >= least) return Number(raw);
    problems.push(`The link's ${name} “${raw}” is not a whole number from ${least}`);
    return undefined;
  };
  const mode = word('mode');
  if (mode !== undefined && !isMode(mode))
    problems.push(`The link's mode “${mode}” is not one of this version`);
  const box = word('box');
  const boxReads = box === undefined || /^[pt]\d+$/.test(box);
  if (!boxReads) problems.push(`The link's box “${box}” is not a box key such as p2 or t0`);
  return {
    state: stripped({
      scene: decode(scene),
      task: word('task'),
      policy: word('policy'),
      rollout: integer('rollout', 1),
      frame: integer('frame', 0),
      box: boxReads ? box : undefined,
      mode: mode !== undefined && isMode(mode) ? mode : undefined,
      view: word('view'),
      all: word('all') === '1' ? true : undefined,
      rows: values.get('rows') ?? undefined,
    }),
    problems,
  };
}

/** Marks that an address may hold as they are. */
function readable(encoded: string): string {
  return encoded.replace(/%(2F|3A|2C)/g, (mark) => decodeURIComponent(mark));
}

function splitOnce(text: string, mark: string): [string, string?] {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text) || undefined;
  } catch {
    return text;
  }
}

/** Without the fields that are undefined, so that what was written and what is read compare equal. */
function stripped(state: LinkState): LinkState {
  return Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined));
}
