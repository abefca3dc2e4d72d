import { plural } from '../read/plural';

/** Whether numbers are missing in the names of a series of pictures: in words, or null. Where every tenth was kept, none is. */
export function numberGaps(paths: readonly string[]): string | null {
  const numbers = paths.map((path) =>
    Number(/(\d+)\D*$/.exec(path.replace(/\.\w+$/, ''))?.[1] ?? Number.NaN),
  );
  const steps = numbers.slice(1).map((number, i) => number - numbers[i]!);
  const step = Math.min(...steps);
  if (!(step > 0)) return null;
  const at = steps.findIndex((other) => other > step);
  if (at < 0) return null;
  const missing = steps.reduce((sum, other) => sum + Math.round(other / step) - 1, 0);
  return `the numbering has gaps: ${plural(missing, 'picture')} missing, the first after ${paths[at]}`;
}
