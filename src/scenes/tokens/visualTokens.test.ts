import { describe, expect, it } from 'vitest';
import { composePoses, invertPose, transformPoint } from '#rewards';
import { cameraPose } from '../cameraPose';
import { generateScene } from '../generator/generateScene';
import { boxFurniture } from '../testing/boxFurniture';
import { expectNumbers } from '../testing/expectNumbers';
import { plainViews } from '../testing/plainViews';
import type { Views } from '../views';
import { patchNormal } from './patchNormal';
import { METRE, POSE_FEATURES, RAY_FEATURES, tokenFeatures } from './tokenLayout';
import { visualTokens } from './visualTokens';

/** One token, written out from the documentation of its layout. */
function plainToken(views: Views, first: number, view: number, patch: number): number[] {
  const { fx, fy, cx, cy } = views.intrinsics;
  const out: number[] = [];
  const points: [number, number, number][] = [];
  const toFirst = composePoses(invertPose(views.poses[first]!), views.poses[view]!);
  for (let i = 0; i < 9; i++) {
    const ray = (view * 16 + patch) * 9 + i;
    const u = ((patch % 4) * 3 + (i % 3) + 0.5) / 12;
    const v = (Math.floor(patch / 4) * 3 + Math.floor(i / 3) + 0.5) / 12;
    const depth = views.depth[ray]!;
    const point: [number, number, number] = [((u - cx) / fx) * depth, ((v - cy) / fy) * depth, depth];
    points.push(point);
    const seen = depth > 0 ? transformPoint(toFirst, point) : [0, 0, 0];
    out.push(...[0, 1, 2].map((c) => views.rgb[3 * ray + c]! - 0.5));
    out.push(...point.map((value) => value / 2), ...seen.map((value) => value / 2), depth > 0 ? 1 : 0);
  }
  const normal = patchNormal(Float64Array.from(points.flat()), 3);
  const origin = transformPoint(toFirst, [0, 0, 0]);
  return [...out, ...transformPoint(toFirst, normal).map((value, axis) => value - origin[axis]!)];
}

const here = { x: 1, y: 2, z: 1.5, heading: 0.4, pitch: -0.3, roll: 0.02 };
const there = { x: 1.5, y: 2.5, z: 1.4, heading: 0.9, pitch: -0.2, roll: -0.01 };
const { normal, count } = tokenFeatures(3);

describe('visualTokens', () => {
  const views = plainViews([cameraPose(here), cameraPose(there)]);

  it('has the documented shape', () => {
    const tokens = visualTokens(views, [0, 1]);
    expect([tokens.tokens, tokens.featureCount]).toEqual([32, 93]);
    expect(tokens.features.length).toBe(32 * 93);
    expect(tokens.poses.length).toBe(2 * POSE_FEATURES);
  });

  it('sees the first shown frame from itself', () => {
    const { features, poses } = visualTokens(views, [1, 0]);
    expectNumbers(poses, [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0], 6);
    for (let i = 0; i < 3; i++) {
      expect(features[RAY_FEATURES.ownPoint + i]).toBeCloseTo(features[RAY_FEATURES.firstPoint + i]!, 6);
    }
    // the top left ray at depth 2: left of and above the middle
    expect(features[RAY_FEATURES.ownPoint]).toBeCloseTo(((0.5 / 12 - 0.5) / 0.9025) * 2 * METRE, 5);
    expect(features[RAY_FEATURES.ownPoint + 2]).toBeCloseTo(2 * METRE, 6);
    expect(features[RAY_FEATURES.colour]).toBeCloseTo(0.25, 6);
    expect(features[RAY_FEATURES.valid]).toBe(1);
  });

  it('gives a wall that faces the camera the normal (0, 0, −1)', () => {
    const { features } = visualTokens(views, [0]);
    expectNumbers(features.subarray(normal), [0, 0, -1], 5);
  });

  it('zeroes a ray without a measurement, but keeps its colour', () => {
    const depth = views.depth.slice();
    depth[4] = 0;
    const { features } = visualTokens({ ...views, depth }, [0]);
    const ray = features.slice(4 * RAY_FEATURES.count, 5 * RAY_FEATURES.count);
    expect([...ray]).toEqual([0.25, 0.25, 0.25, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('switches groups off', () => {
    const sum = (from: number, to: number, tokens: Float32Array) => {
      let total = 0;
      tokens.forEach((value, i) => {
        const feature = i % count;
        const inRay = feature < normal ? feature % RAY_FEATURES.count : Number.NaN;
        if (feature >= normal ? from === normal : inRay >= from && inRay < to) total += Math.abs(value);
      });
      return total;
    };
    const bare = visualTokens(views, [0, 1], { points: false, normals: false }).features;
    expect(sum(RAY_FEATURES.ownPoint, RAY_FEATURES.count, bare)).toBe(0);
    expect(sum(normal, count, bare)).toBe(0);
    expect(sum(RAY_FEATURES.colour, RAY_FEATURES.ownPoint, bare)).toBeGreaterThan(0);
    const grey = visualTokens(views, [0, 1], { colour: false }).features;
    expect(sum(RAY_FEATURES.colour, RAY_FEATURES.ownPoint, grey)).toBe(0);
    expect(sum(normal, count, grey)).toBeGreaterThan(0);
  });

  it('holds nothing but nine rays of colour, two points and valid, and a normal: each number derived anew', () => {
    const { views } = generateScene(7, boxFurniture(), 'scene');
    const shown = [2, 5, 7];
    const { features, tokens, featureCount } = visualTokens(views, shown);
    const wanted = shown.flatMap((view) =>
      Array.from({ length: 16 }, (_, patch) => plainToken(views, shown[0]!, view, patch)),
    );
    expect([tokens, featureCount]).toEqual([48, 9 * (3 + 3 + 3 + 1) + 3]);
    expectNumbers(features, wanted.flat(), 5);
    expect(features.length).toBe(wanted.flat().length);
  });

  it('reads pictures, depth, lens and poses, and nothing else of a scene', () => {
    const read = new Set<PropertyKey>();
    const { views } = generateScene(7, boxFurniture(), 'scene');
    const watched = new Proxy(views, {
      get: (target, key) => {
        read.add(key);
        return Reflect.get(target, key);
      },
    });
    visualTokens(watched, [0, 1]);
    expect([...read].sort()).toEqual(['depth', 'intrinsics', 'patches', 'poses', 'raysPerPatchSide', 'rgb']);
  });

  it('gives a frame the same features whatever is shown between it and the first', () => {
    const scene = generateScene(3, boxFurniture(), 'scene');
    const first = visualTokens(scene.views, [0, 3, 6]).features;
    const again = visualTokens(scene.views, [0, 6]).features;
    // frame 6 is the third shown here and the second there: the same points in the first camera's frame
    expect([...first.slice(2 * 16 * count)]).toEqual([...again.slice(16 * count)]);
  });
});
