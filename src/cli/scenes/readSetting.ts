import type { Convention } from '#scenes';

/** What each part of a convention may be set to; `align` names what still has to be aligned. */
const VALUES = {
  pose: ['camera-to-world', 'world-to-camera'],
  camera: ['opencv', 'opengl'],
  up: ['+x', '+y', '+z', '-x', '-y', '-z'],
  euler: ['ZXY', 'zxy', 'XYZ'],
  axes: ['rows', 'columns'],
  extents: ['full', 'half'],
} as const;
const ALIGNED = ['poses', 'points', 'boxes'] as const;

/** Reads `pose=world-to-camera`, `metres=0.001`, `align=poses,points` or `align=none`.
 * @throws Error that says what may be set */
export function readSetting(text: string): Partial<Convention> {
  const [part = '', value = ''] = text.split('=');
  if (part === 'metres') {
    const metres = Number(value);
    if (!(metres > 0 && Number.isFinite(metres)))
      throw new Error(`--set ${text}: give the metres in one unit of the file`);
    return { metres };
  }
  if (part === 'align') {
    const named = value === 'none' ? [] : value.split(',');
    const unknown = named.find((name) => !ALIGNED.some((what) => what === name));
    if (unknown !== undefined) throw new Error(`--set ${text}: give some of ${ALIGNED.join(',')}, or none`);
    const has = (what: (typeof ALIGNED)[number]) => named.includes(what);
    return { align: { poses: has('poses'), points: has('points'), boxes: has('boxes') } };
  }
  if (!isPart(part))
    throw new Error(`--set ${text}: give ${[...Object.keys(VALUES), 'align', 'metres'].join(', ')}`);
  const known: readonly string[] = VALUES[part];
  if (!known.includes(value)) throw new Error(`--set ${text}: give ${part}=${known.join(`, ${part}=`)}`);
  return { [part]: value };
}

function isPart(text: string): text is keyof typeof VALUES {
  return Object.hasOwn(VALUES, text);
}
