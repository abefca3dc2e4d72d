import type { AnnotatedInstance } from '../annotatedViews';
import { extremeFrom, sizedPair } from '../tasks/relations';

export interface Named {
  readonly instance: AnnotatedInstance;
  /** What it is called after "the". */
  readonly name: string;
}

/** With so many short names nothing needs a long one. */
const ENOUGH = 6;

/** Instances with names that only they can have: by label where it is the only one, by size where there are two; where a room has
 * few of these, by what they are nearest to. */
export function namedInstances(
  labels: ReadonlyMap<string, readonly AnnotatedInstance[]>,
  single: readonly AnnotatedInstance[],
): readonly Named[] {
  const groups = [...labels.values()];
  const short = [
    ...single.map((instance) => ({ instance, name: instance.label })),
    ...groups.flatMap((alike) => bySize(alike)),
  ];
  if (short.length >= ENOUGH) return short;
  const known = new Map(short.map((named) => [named.instance.id, named]));
  for (const alike of groups) {
    for (const anchor of single) {
      const instance = alike.length > 1 ? extremeFrom(alike, anchor, 'nearest') : null;
      if (!instance || known.has(instance.id)) continue;
      known.set(instance.id, { instance, name: `${instance.label} nearest the ${anchor.label}` });
    }
  }
  return [...known.values()];
}

function bySize(alike: readonly AnnotatedInstance[]): Named[] {
  const pair = sizedPair(alike);
  if (!pair) return [];
  const [small, large] = pair;
  return [
    { instance: small, name: `smaller ${small.label}` },
    { instance: large, name: `larger ${large.label}` },
  ];
}
