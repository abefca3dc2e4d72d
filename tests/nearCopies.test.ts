import { describe, expect, it } from 'vitest';
import type { WorldBox } from '#rewards';
import { type AnnotatedViews, loadShard, Random, type Split } from '#scenes';
import { readBytes } from '../src/cli/shared/readBytes';
import { type Layout, layoutDistance, layoutOf } from './nearCopies/layoutDistance';
import { type ViewPrint, viewDistance, viewPrint } from './nearCopies/viewDistance';

/** Nearer than this, metres a piece, and one room is a copy of the other: of the same room seen twice, up to half of the
 * pieces may be missing in one. Rooms made apart stay beyond. */
const SAME_LAYOUT = 0.5;
/** Nearer than this, relative depth, and the frames are copies: the same frame measured twice differs by some 0.005. */
const SAME_VIEWS = 0.03;

interface Prints {
  readonly id: string;
  readonly layout: Layout;
  readonly views: ViewPrint;
}

const print = (scene: AnnotatedViews): Prints => ({
  id: scene.id,
  layout: layoutOf(scene),
  views: viewPrint(scene),
});

async function shipped(split: Split): Promise<AnnotatedViews[]> {
  const shard = await loadShard('public/samples/training', split, async (path) => readBytes(path));
  return Array.from({ length: shard.count }, (_, index) => shard.scene(index));
}

const train = (await shipped('train')).map(print);

/** The nearest training scene, by either distance. */
function nearest(scene: Prints): { layout: number; views: number; likest: string } {
  let [layout, views, likest] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, ''];
  for (const other of train) {
    const distance = layoutDistance(scene.layout, other.layout, layout);
    if (distance < layout) [layout, likest] = [distance, other.id];
    views = Math.min(views, viewDistance(scene.views, other.views, views));
  }
  return { layout, views, likest };
}

describe.each(['validation', 'held-out'] as const)('%s', (split) => {
  it('has no copy and no near-copy of any of its scenes in the training shard', async () => {
    const pairs = (await shipped(split)).map((scene) => ({ id: scene.id, ...nearest(print(scene)) }));
    const layout = pairs.reduce((best, pair) => (pair.layout < best.layout ? pair : best));
    const views = pairs.reduce((best, pair) => (pair.views < best.views ? pair : best));
    process.stdout.write(
      `${split}: nearest layout ${layout.layout.toFixed(2)} m a piece (${layout.id}, ${layout.likest}; ` +
        `a copy is below ${SAME_LAYOUT}), nearest views ${(100 * views.views).toFixed(1)} % of depth ` +
        `(${views.id}; a copy is below ${100 * SAME_VIEWS} %)\n`,
    );
    expect(layout.layout).toBeGreaterThan(SAME_LAYOUT);
    expect(views.views).toBeGreaterThan(SAME_VIEWS);
  }, 300_000);
});

describe('a planted near-copy', async () => {
  const random = Random.seeded(1);
  const originals = (await shipped('train')).slice(100, 130);
  const each = (change: (scene: AnnotatedViews) => AnnotatedViews) =>
    originals.map((scene) => ({ scene, found: nearest(print(change(scene))) }));

  it.each([
    ['as it is', (scene: AnnotatedViews) => scene],
    ['jittered by centimetres', (scene: AnnotatedViews) => jittered(scene, random)],
    ['mirrored', mirrored],
    ['turned by a quarter and jittered', (scene: AnnotatedViews) => jittered(turned(scene), random)],
    ['seen without every third piece', (scene: AnnotatedViews) => thinned(scene)],
    [
      'mirrored, turned, jittered and without every third piece',
      (scene: AnnotatedViews) => thinned(jittered(turned(mirrored(scene)), random)),
    ],
  ])('is found by its layout: %s', (_, change) => {
    for (const { scene, found } of each(change)) {
      expect(found.layout).toBeLessThan(SAME_LAYOUT);
      expect(found.likest).toBe(scene.id);
    }
  });

  it.each([
    ['recoloured', (scene: AnnotatedViews) => recoloured(scene, random)],
    ['recoloured and measured again', (scene: AnnotatedViews) => recoloured(noisy(scene, random), random)],
    ['seen in a mirror', (scene: AnnotatedViews) => flipped(scene)],
    ['filmed backwards', (scene: AnnotatedViews) => backwards(scene)],
  ])('is found by its views, whatever is annotated: %s', (_, change) => {
    for (const { found } of each((scene) => ({ ...change(scene), instances: [] }))) {
      expect(found.views).toBeLessThan(SAME_VIEWS);
      expect(found.layout).toBeGreaterThan(SAME_LAYOUT);
    }
  });
});

describe('layoutDistance', () => {
  it('is a metric: symmetric, and no detour is shorter', () => {
    const layouts = train.slice(0, 40).map(({ layout }) => layout);
    for (let i = 0; i + 2 < layouts.length; i++) {
      const [a, b, c] = layouts.slice(i, i + 3) as [Layout, Layout, Layout];
      expect(layoutDistance(a, b)).toBeCloseTo(layoutDistance(b, a), 9);
      expect(layoutDistance(a, a)).toBe(0);
      expect(layoutDistance(a, c)).toBeLessThanOrEqual(layoutDistance(a, b) + layoutDistance(b, c) + 1e-9);
    }
  });
});

const withBoxes = (scene: AnnotatedViews, change: (box: WorldBox) => readonly number[]): AnnotatedViews => ({
  ...scene,
  instances: scene.instances.map((instance) => ({
    ...instance,
    box: change(instance.box) as unknown as WorldBox,
  })),
});

/** Pieces moved by up to 5 cm and turned by up to 3°, sizes and walls by 2 cm. */
function jittered(scene: AnnotatedViews, random: Random): AnnotatedViews {
  const by = (most: number) => random.between(-most, most);
  const [w, d, h] = scene.bounds.max;
  const moved = withBoxes(scene, ([x, y, z, dx, dy, dz, yaw, tilt]) => [
    ...[x + by(0.05), y + by(0.05), z + by(0.02), dx + by(0.02), dy + by(0.02), dz + by(0.02)],
    ...[yaw + by(0.05), tilt, 0],
  ]);
  return { ...moved, bounds: { min: [0, 0, 0], max: [w + by(0.02), d + by(0.02), h + by(0.02)] } };
}

function mirrored(scene: AnnotatedViews): AnnotatedViews {
  const width = scene.bounds.max[0];
  return withBoxes(scene, ([x, y, z, dx, dy, dz, yaw, tilt]) => [
    ...[width - x, y, z, dx, dy, dz],
    ...[-yaw, tilt, 0],
  ]);
}

/** By a quarter against the clock; each box by its other name. */
function turned(scene: AnnotatedViews): AnnotatedViews {
  const [width, depth, height] = scene.bounds.max;
  const boxes = withBoxes(scene, ([x, y, z, dx, dy, dz, yaw]) => [depth - y, x, z, dy, dx, dz, yaw, 0, 0]);
  return { ...boxes, bounds: { min: [0, 0, 0], max: [depth, width, height] } };
}

function thinned(scene: AnnotatedViews): AnnotatedViews {
  return { ...scene, instances: scene.instances.filter((_, i) => i % 3 !== 2) };
}

function recoloured(scene: AnnotatedViews, random: Random): AnnotatedViews {
  return { ...scene, views: { ...scene.views, rgb: scene.views.rgb.map(() => random.uniform()) } };
}

/** Depth noise of 1 % and 4 % gaps on top of what is there. */
function noisy(scene: AnnotatedViews, random: Random): AnnotatedViews {
  const depth = scene.views.depth.map((value) =>
    random.chance(0.04) ? 0 : value * (1 + 0.01 * random.normal()),
  );
  return { ...scene, views: { ...scene.views, depth } };
}

/** Left and right swapped in every frame. */
function flipped(scene: AnnotatedViews): AnnotatedViews {
  const { patches, raysPerPatchSide: side, depth } = scene.views;
  const perPatch = side * side;
  const swap = depth.map((_, ray) => {
    const patch = Math.floor(ray / perPatch);
    const inside = ray % perPatch;
    const column = patch % patches;
    const other = patch - column + (patches - 1 - column);
    return depth[other * perPatch + inside - (inside % side) + (side - 1 - (inside % side))]!;
  });
  return { ...scene, views: { ...scene.views, depth: swap } };
}

function backwards(scene: AnnotatedViews): AnnotatedViews {
  const { frames, depth } = scene.views;
  const rays = depth.length / frames;
  const reversed = depth.map((_, i) => depth[(frames - 1 - Math.floor(i / rays)) * rays + (i % rays)]!);
  return { ...scene, views: { ...scene.views, depth: reversed } };
}
