import { beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../random';
import { exportScene } from './exportScene';
import { importSource } from './importSource';
import { memoryFile } from './memoryFile';
import type { SceneFolder } from './sceneFolder';
import type { FormatId } from './sceneFormat';
import { smallRoom } from './testing/smallRoom';

/** Damages per format, each of one place in one file. */
const TIMES = 25;
const FORMATS: readonly FormatId[] = [
  'reward-room',
  'vg-llm',
  'embodiedscan',
  'arkitscenes',
  'mmdet3d',
  'nerfstudio',
  'colmap',
  'ply',
  'glb',
];
const BAD_VALUES = [null, [], {}, 'x', '', '../..', -1, 0, 1.5, 1e308, true, [[]], [null], { a: 1 }] as const;
const BAD_WORDS = ['', 'nan', '-inf', 'x', '1e999', '-1', '\n', '\u0000'];

let room: SceneFolder;
beforeAll(async () => {
  room = await smallRoom({ every: 24, points: 400 });
});

describe.each(FORMATS)('%s, damaged at random', (format) => {
  it('ends in scenes, or in problems that are told', async () => {
    const random = Random.seeded(FORMATS.indexOf(format));
    const written = await exportScene(room, format);
    const files = await Promise.all(
      written.map(async ({ path, blob }) => ({
        path,
        bytes: new Uint8Array(await (await blob()).arrayBuffer()),
      })),
    );
    for (let n = 0; n < TIMES; n++) {
      const hurt = random.pick(files);
      const damaged = damage(hurt.path, hurt.bytes, random);
      const source = files.map(({ path, bytes }) => memoryFile(path, path === hurt.path ? damaged : bytes));
      const { scenes, problems } = await importSource({ name: 'drop', files: source });
      expect(scenes.length + problems.length, `${hurt.path}, damage ${n}`).toBeGreaterThan(0);
    }
  });
});

function damage(
  path: string,
  bytes: Uint8Array<ArrayBuffer>,
  random: Random,
): string | Uint8Array<ArrayBuffer> {
  const text = new TextDecoder().decode(bytes);
  if (path.endsWith('.json') && random.chance(0.8)) return JSON.stringify(spoiled(JSON.parse(text), random));
  if (/\.(txt|traj|pincam)$/.test(path) && random.chance(0.8)) {
    const words = text.split(/(\s+)/);
    words[random.integer(words.length)] = random.pick(BAD_WORDS);
    return words.join('');
  }
  const out = bytes.slice(0, random.chance(0.3) ? random.integer(bytes.length) : bytes.length);
  for (let n = 0; n < 4 && out.length > 0; n++)
    out[random.integer(Math.min(out.length, 600))] = random.integer(256);
  return out;
}

/** A JSON value with one of its parts, somewhere inside, replaced or left out. */
function spoiled(value: unknown, random: Random): unknown {
  const inside = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (inside.length === 0 || random.chance(0.15)) return random.pick<unknown>(BAD_VALUES);
  const [key, part] = random.pick(inside);
  const rest = inside.filter(([other]) => other !== key);
  const kept = random.chance(0.1)
    ? rest
    : inside.map((entry) => (entry[0] === key ? [key, spoiled(part, random)] : entry));
  return Array.isArray(value) ? kept.map(([, item]) => item) : Object.fromEntries(kept);
}
