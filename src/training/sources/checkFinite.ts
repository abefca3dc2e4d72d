import { TrainingError } from '../trainingError';
import type { ScenePrompts } from './runSource';

/**
 * Refuses numbers that are none: one NaN in a scene makes every parameter NaN in one step.
 *
 * @throws TrainingError naming the scene and the field, e.g. `views.depth[17]` or `tasks[2].target.box[4]`
 */
export function checkFinite({ scene, tasks }: ScenePrompts, id: string): void {
  const { intrinsics, poses, depth, rgb } = scene.views;
  const fields = { views: { intrinsics, poses, depth, rgb }, tasks };
  const found = firstBad(fields, '');
  if (!found) return;
  throw new TrainingError({
    what: `${found.path} is ${found.value}, not a number to train on`,
    where: `Scene ${id}`,
    remedy: 'Make or import the scene again, or leave it out',
  });
}

function firstBad(value: unknown, path: string): { readonly path: string; readonly value: unknown } | null {
  if (typeof value === 'number') return Number.isFinite(value) ? null : { path, value };
  if (value instanceof Float32Array) {
    const index = value.findIndex((each) => !Number.isFinite(each));
    return index < 0 ? null : { path: `${path}[${index}]`, value: value[index] };
  }
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const found = firstBad(
      inner,
      Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`,
    );
    if (found) return found;
  }
  return null;
}
