import { table } from './markdown';
import type { Run, Step } from './run';

const WINDOW = 30;
const WINDOWS = 5;

/** Whether GRPO of another trainer rises as the main trainer's seeds do: mean rewards over windows of its first steps. Empty where
 * there is no such run. */
export function bandTable(runs: readonly Run[], others: readonly Run[]): string {
  const seeds = runs.filter(({ arm }) => arm === 'grpo');
  const compared = others.filter(({ arm, steps }) => arm.startsWith('grpo') && steps.length > 0);
  if (seeds.length === 0) return '';
  const rows = compared.flatMap(({ name, steps }) =>
    Array.from({ length: WINDOWS }, (_, window) => {
      const own = windowOf(steps, window);
      const band = seeds
        .map(({ steps: theirs }) => windowOf(theirs, window))
        .filter(({ count }) => count > 1);
      if (own.count < WINDOW || band.length === 0) return null;
      const low = Math.min(...band.map(({ mean, error }) => mean - 2 * error));
      const high = Math.max(...band.map(({ mean, error }) => mean + 2 * error));
      return [
        `${name}, steps ${window * WINDOW + 1} to ${(window + 1) * WINDOW}`,
        `${low.toFixed(3)} to ${high.toFixed(3)}`,
        own.mean.toFixed(3),
        own.mean >= low && own.mean <= high ? 'yes' : 'no',
      ];
    }).flatMap((row) => (row ? [row] : [])),
  );
  return table(['', 'band', 'reward', 'within'], rows);
}

/** Mean reward over a window of steps, and its standard error. */
function windowOf(steps: readonly Step[], window: number): { count: number; mean: number; error: number } {
  const rewards = steps.flatMap(({ step, reward }) =>
    reward !== null && step > window * WINDOW && step <= (window + 1) * WINDOW ? [reward] : [],
  );
  const count = rewards.length;
  const mean = rewards.reduce((sum, reward) => sum + reward, 0) / count;
  const squares = rewards.reduce((sum, reward) => sum + (reward - mean) ** 2, 0);
  return { count, mean, error: Math.sqrt(squares / (count - 1) / count) };
}
