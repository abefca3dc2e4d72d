import { startPolicies } from '#training/headless';

/** The file of the shipped policy that a task starts from, from the project's folder; for what is no task any of them. */
export function startPolicy(task: string): string {
  const files: Readonly<Record<string, string>> = startPolicies;
  return `public/samples/policies/${files[task] ?? startPolicies.grounding}`;
}
