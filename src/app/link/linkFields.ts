import { SPEEDS } from '#viewer';
import { isMode, MODES } from '../state/mode';
import { POINT_LOOKS, type PointLook } from '../state/pointLooks';
import { readCamera, writeCamera } from './cameraText';
import type { LinkState } from './linkState';

/** How a field stands in a link. */
export interface LinkField<T> {
  readonly name: string;
  readonly write: (value: Exclude<T, undefined>) => string;
  /** Undefined for what makes no sense. */
  readonly read: (text: string) => T | undefined;
  /** What its text ought to be, in words. */
  readonly is: string;
}

type Fields = { readonly [K in Exclude<keyof LinkState, 'scene'>]-?: LinkField<LinkState[K]> };

/** Every field of a link but the scene, in the order in which they are written. */
export const LINK_FIELDS: Fields = {
  task: word('task'),
  policy: word('policy'),
  rollout: integer('rollout', 1),
  frame: integer('frame', 0),
  speed: {
    name: 'speed',
    write: String,
    read: (text) => SPEEDS.find((speed) => `${speed}` === text),
    is: `one of ${SPEEDS.join(', ')}`,
  },
  loop: {
    name: 'loop',
    write: ([first, last]) => `${first}-${last}`,
    read(text) {
      const [first, last] = (/^(\d+)-(\d+)$/.exec(text) ?? []).slice(1).map(Number);
      return first !== undefined && last !== undefined && first < last ? [first, last] : undefined;
    },
    is: 'two frames such as 0-72',
  },
  box: {
    ...word('box'),
    read: (text) => (/^[pt]\d+$/.test(text) ? text : undefined),
    is: 'a box key such as p2 or t0',
  },
  pinned: integer('pinned', 1),
  order: {
    name: 'order',
    write: String,
    read: (text) => (text === 'best' ? text : undefined),
    is: '“best”, the one order beside that of sampling',
  },
  mode: {
    name: 'mode',
    write: String,
    read: (text) => (isMode(text) ? text : undefined),
    is: `one of this version: ${MODES.join(', ')}`,
  },
  view: word('view'),
  camera: {
    name: 'camera',
    write: writeCamera,
    read: (text) => readCamera(text) ?? undefined,
    is: 'a place to look from and one to look at: six numbers in metres',
  },
  all: { name: 'all', write: () => '1', read: (text) => (text === '1' ? true : undefined), is: '1' },
  pointSize: look('point-size', 'pointSize'),
  brightness: look('brightness', 'brightness'),
  train: word('train'),
  rows: word('rows'),
};

function word(name: string): LinkField<string | undefined> {
  return { name, write: String, read: (text) => text, is: 'a word' };
}

function integer(name: string, least: number): LinkField<number | undefined> {
  return {
    name,
    write: String,
    read: (text) => (/^\d{1,9}$/.test(text) && Number(text) >= least ? Number(text) : undefined),
    is: `a whole number from ${least}`,
  };
}

function look(name: string, of: PointLook): LinkField<number | undefined> {
  const { least, most } = POINT_LOOKS[of];
  return {
    name,
    write: String,
    read: (text) =>
      /^\d(\.\d{1,2})?$/.test(text) && Number(text) >= least && Number(text) <= most
        ? Number(text)
        : undefined,
    is: `a number from ${least} to ${most}`,
  };
}
