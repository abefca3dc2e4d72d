import { LINK_FIELDS, type LinkField } from './linkFields';
import type { LinkState } from './linkState';

/** A link as read, and in words what of it could not be read. */
export interface ReadLink {
  readonly state: LinkState;
  readonly problems: readonly string[];
}

const VERSION = 'v1';

/** Writes `#v1/living-room?task=…&rollout=3&frame=6&box=p2`. Same state, same text. */
export function writeLink(state: LinkState): string {
  const field = (key: (typeof KEYS)[number]): string[] => {
    // A field and its value are of one type, which the compiler can't see for any key.
    const { name, write } = LINK_FIELDS[key] as LinkField<unknown>;
    const value = state[key];
    return value === undefined ? [] : [`${name}=${readable(encodeURIComponent(write(value)))}`];
  };
  const query = KEYS.flatMap(field).join('&');
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
  const fields: [string, unknown][] = [['scene', decode(scene)]];
  for (const [name, raw] of new URLSearchParams(query)) {
    const key = KEYS.find((each) => LINK_FIELDS[each].name === name);
    if (key === undefined) problems.push(`The link's ${name} is not of this version`);
    // The table of rollouts may be open without a condition: the one field that says something while empty.
    else if (raw !== '' || key === 'rows') {
      const { read, is } = LINK_FIELDS[key];
      const value = read(raw);
      if (value === undefined) problems.push(`The link's ${name} “${raw}” is not ${is}`);
      else fields.push([key, value]);
    }
  }
  return { state: Object.fromEntries(fields.filter(([, value]) => value !== undefined)), problems };
}

const KEYS = Object.keys(LINK_FIELDS) as (keyof typeof LINK_FIELDS)[];

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
