import type { TokenOptions } from '#scenes';

/** `--no-colour --no-points --no-normals`: the groups of visual features that are switched off. */
export function tokenOptions(given: {
  readonly 'no-colour'?: boolean | undefined;
  readonly 'no-points'?: boolean | undefined;
  readonly 'no-normals'?: boolean | undefined;
}): TokenOptions {
  return {
    ...(given['no-colour'] && { colour: false }),
    ...(given['no-points'] && { points: false }),
    ...(given['no-normals'] && { normals: false }),
  };
}
