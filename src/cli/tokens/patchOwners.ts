import { eulerToMatrix, invertPose, transformPoint, type WorldBox } from '#rewards';
import { type AnnotatedViews, rayCoordinates, raysPerFrame } from '#scenes';

/** A patch belongs to an instance from so many of its nine rays on. */
const RAYS_TO_OWN = 3;
/** Depth is noisy: a point this far outside a box still counts as on it, metres. */
const MARGIN = 0.04;

/** Index of the instance that owns each patch of each view, [frames · patches²], or −1: the most rays inside its box. */
export function patchOwners({ views, instances }: AnnotatedViews): Int16Array {
  const perFrame = raysPerFrame(views);
  const perPatch = views.raysPerPatchSide ** 2;
  const patches = perFrame / perPatch;
  const coordinates = rayCoordinates(views);
  const { fx, fy, cx, cy } = views.intrinsics;
  const inside = instances.map(({ box }) => insideTest(box));
  const owners = new Int16Array(views.frames * patches).fill(-1);
  for (let patch = 0; patch < owners.length; patch++) {
    const frame = Math.floor(patch / patches);
    const counts = new Uint8Array(instances.length);
    for (let k = 0; k < perPatch; k++) {
      const ray = (patch % patches) * perPatch + k;
      const depth = views.depth[frame * perFrame + ray]!;
      if (depth <= 0) continue;
      const [u, v] = [coordinates[2 * ray]!, coordinates[2 * ray + 1]!];
      const point = transformPoint(views.poses[frame]!, [
        ((u - cx) / fx) * depth,
        ((v - cy) / fy) * depth,
        depth,
      ]);
      for (let i = 0; i < inside.length; i++) if (inside[i]!(point)) counts[i]! += 1;
    }
    const most = Math.max(0, ...counts);
    if (most >= RAYS_TO_OWN) owners[patch] = counts.indexOf(most);
  }
  return owners;
}

function insideTest(box: WorldBox): (point: readonly [number, number, number]) => boolean {
  const R = eulerToMatrix([box[6], box[7], box[8]]);
  const toBox = invertPose(
    [0, 1, 2].flatMap((row) => [R[3 * row]!, R[3 * row + 1]!, R[3 * row + 2]!, box[row]!]),
  );
  return (point) =>
    transformPoint(toBox, point).every((value, axis) => Math.abs(value) <= box[3 + axis]! / 2 + MARGIN);
}
