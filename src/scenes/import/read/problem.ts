import { SceneError, shorten } from '../../sceneError';

/** A `SceneError` of one problem, to throw. `value` may be anything and is shortened; `undefined` where nothing stands there. */
export function problem(
  file: string,
  path: string,
  value: unknown,
  message: string,
  remedy: string,
): SceneError {
  const shown = value === undefined ? {} : { value: typeof value === 'string' ? value : shorten(value) };
  return new SceneError([{ file, path, ...shown, message, remedy }]);
}
