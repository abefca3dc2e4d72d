import type { GrpoOptions } from './grpoOptions';
import { TrainingError } from './trainingError';

/** @throws TrainingError naming the first option that can't be trained with, and what to take instead */
export function checkGrpoOptions(options: GrpoOptions): void {
  const { groupSize, topP, epsilon, epsilonHigh, beta } = options;
  // The advantage is a reward's distance from its group's mean, in the group's standard deviations: of one, 0 / 0.
  if (!(Number.isInteger(groupSize) && groupSize >= 2))
    refuse('groupSize', groupSize, 'Take at least 2: a rollout is compared with the others of its prompt');
  const positive = ['learningRate', 'temperature', 'maxTokens', 'innerSteps', 'microChunk'] as const;
  for (const name of positive) {
    const value = options[name];
    if (!(Number.isFinite(value) && value > 0)) refuse(name, value, 'Take a number above 0');
  }
  if (!(topP > 0 && topP <= 1)) refuse('topP', topP, 'Take a probability above 0, at most 1');
  if (!(epsilon >= 0 && epsilon < 1)) refuse('epsilon', epsilon, 'Take a number from 0 to below 1');
  if (!(epsilonHigh >= 0)) refuse('epsilonHigh', epsilonHigh, 'Take a number from 0 up');
  if (!(beta >= 0)) refuse('beta', beta, 'Take a number from 0 up');
}

function refuse(option: keyof GrpoOptions, value: number, remedy: string): never {
  throw new TrainingError({ what: `${option} is ${value}`, where: 'Options', remedy });
}
