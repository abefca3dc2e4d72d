import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { categories20, transformPoint } from '#rewards';
import {
  type AnnotatedViews,
  boxInCamera,
  DETECTION_FRAMES,
  loadShard,
  RAY_FEATURES,
  roomTasks,
  SCENE_FRAMES,
  tokenFeatures,
} from '#scenes';
import { encode, pieces, targetText } from '#training/headless';
import { readBytes } from '../shared/readBytes';
import { RowWriter } from './rowWriter';
import { SceneWriter } from './sceneWriter';

const NONE = 255;
const PATCHES = 16;
const folder = mkdtempSync(join(tmpdir(), 'reward-room-tokens-'));
afterAll(() => rmSync(folder, { recursive: true }));

let scene: AnnotatedViews;
let owner: Uint8Array;
let instance: Uint8Array;
const floats = (name: string) => new Float32Array(new Uint8Array(readFileSync(join(folder, name))).buffer);
const bytes = (name: string) => new Uint8Array(readFileSync(join(folder, name)));

beforeAll(async () => {
  const shard = await loadShard('public/samples/training', 'validation', async (path) => readBytes(path));
  scene = shard.scene(0);
  const writer = new SceneWriter(folder, {});
  writer.write(scene);
  writer.close();
  owner = bytes('owner.u8');
  instance = bytes('instance.u8');
});

test('what is switched off is not written, and all else is as it was', () => {
  const visual = () => new Uint16Array(new Uint8Array(readFileSync(join(folder, 'visual.f16'))).buffer);
  const all = visual();
  const writer = new SceneWriter(folder, { points: false, normals: false });
  writer.write(scene);
  writer.close();
  const fewer = visual();
  const { normal, count } = tokenFeatures(scene.views.raysPerPatchSide);
  const isPrior = (column: number) =>
    column >= normal || column % RAY_FEATURES.count >= RAY_FEATURES.ownPoint;
  fewer.forEach((value, at) => {
    expect(value).toBe(isPrior(at % count) ? 0 : all[at]);
  });
  expect(all.some((value, at) => isPrior(at % count) && value !== 0)).toBe(true);
});

describe('the targets of the supervised stage', () => {
  test('a patch has the label of its instance, and none where it shows none', () => {
    expect(owner.length).toBe(SCENE_FRAMES * PATCHES);
    expect(instance.some((index) => index !== NONE)).toBe(true);
    instance.forEach((index, patch) => {
      const label = index === NONE ? undefined : scene.instances[index]!.label;
      expect(categories20[owner[patch]!]).toBe(label);
    });
  });

  test("a patch's own box is its instance's, seen from the patch's own camera", () => {
    const [own, first] = [floats('own-box.f32'), floats('owner-box.f32')];
    instance.forEach((index, patch) => {
      if (index === NONE) return;
      const { box } = scene.instances[index]!;
      const view = Math.floor(patch / PATCHES);
      const expected = boxInCamera(scene.views.poses[view]!, box);
      expect([...own.subarray(9 * patch, 9 * patch + 9)]).toEqual([...Float32Array.from(expected)]);
      const centre = [...own.subarray(9 * patch, 9 * patch + 3)] as [number, number, number];
      transformPoint(scene.views.poses[view]!, centre).forEach((value, axis) => {
        expect(value).toBeCloseTo(box[axis]!, 4);
      });
      if (view === 0)
        expect([...own.subarray(9 * patch, 9 * patch + 9)]).toEqual([
          ...first.subarray(9 * patch, 9 * patch + 9),
        ]);
    });
  });

  test('each token of an answer names the instance whose box it tells', () => {
    const detection = roomTasks(scene).find(
      (task) => task.kind === 'detection' && task.frames.length === DETECTION_FRAMES[0],
    );
    if (detection?.kind !== 'detection') throw new Error('The scene has no detection task');
    const instances = detection.target.boxes.map((box) =>
      scene.instances.findIndex(({ id }) => id === box.instance),
    );
    const writer = new RowWriter('detection', DETECTION_FRAMES[0], 4, 160, true);
    const completion = targetText(detection);
    writer.add({ scene: 0, task: detection.id, prompt: detection.prompt, completion, instances });
    writer.write(folder);
    const told = bytes('detection.instance.u8');
    let box = -1;
    encode(completion).forEach((token, at) => {
      const piece = pieces[token] ?? '';
      if (piece.startsWith('{"label"')) {
        box++;
        expect(piece).toContain(scene.instances[told[at]!]!.label);
      }
      const inside = piece.startsWith('{"') || piece.endsWith(']}') || /^,? ?-?\d/.test(piece);
      expect(told[at]).toBe(inside ? instances[box] : NONE);
    });
    expect(box).toBe(detection.target.boxes.length - 1);
  });
});
