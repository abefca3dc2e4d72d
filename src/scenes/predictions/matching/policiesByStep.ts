import type { PolicyInfo } from '../policyInfo';
import type { PredictionDump, PredictionRow } from '../predictionDump';

/** The policies that a dump's rows come from. A run that was logged at several steps is several policies, one a step, since its
 * rollouts at two steps are no group. */
export function policiesByStep({ rows, policies, source, format }: PredictionDump): {
  readonly policies: readonly PolicyInfo[];
  readonly nameOf: (row: PredictionRow) => string;
} {
  const steps = new Map<string, Set<number>>();
  for (const { policy = source, step = 0 } of rows)
    steps.set(policy, (steps.get(policy) ?? new Set()).add(step));
  const several = (name: string) => (steps.get(name)?.size ?? 0) > 1;
  const infos = [...steps].flatMap(([name, at]): PolicyInfo[] => {
    const known = policies.find((policy) => policy.name === name);
    const provenance = known?.provenance ?? `Imported from ${source} (${format})`;
    const info = { ...known, name, provenance, measured: known?.measured ?? true };
    if (!several(name)) return [info];
    return [...at]
      .sort((a, b) => a - b)
      .map((step) => ({ ...info, name: `${name}@${step}`, title: `${known?.title ?? name}, step ${step}` }));
  });
  return {
    policies: infos,
    nameOf: ({ policy = source, step = 0 }) => (several(policy) ? `${policy}@${step}` : policy),
  };
}
