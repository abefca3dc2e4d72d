const CHOICES: Readonly<Record<string, readonly string[]>> = {
  task: ['grounding', 'detection'],
  loss: ['3d-rft', 'trl-grpo', 'dr-grpo', 'no-std'],
  backend: ['wasm', 'cpu', 'webgpu'],
};
/** Options that are numbers, and the least that makes sense. */
const LEAST: Readonly<Record<string, number>> = {
  prompts: 1,
  steps: 1,
  seed: 0,
  group: 2,
  lr: 0,
  temperature: 0.01,
  beta: 0,
  samples: 1,
};

/** What is wrong with the train command's arguments, a line each; nothing where all can be used. */
export function argumentFaults(values: Readonly<Record<string, string | boolean | undefined>>): string[] {
  const unknown = Object.entries(CHOICES)
    .filter(([name, choices]) => !choices.includes(String(values[name])))
    .map(([name, choices]) => `--${name} is ${values[name]}: choose from ${choices.join(', ')}`);
  const outside = Object.entries(LEAST)
    .filter(([name, least]) => values[name] !== undefined && !(Number(values[name]) >= least))
    .map(([name, least]) => `--${name} is ${values[name]}: give a number from ${least} on`);
  return [...unknown, ...outside];
}
