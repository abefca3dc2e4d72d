/** A chart's vertical axis: its ends and a few round marks. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

/** A scale that holds all values with at most `most` + 1 round marks. A flat line lies in the middle, unless that would
 * need values below 0 that there are none of. */
export function chartScale(values: readonly number[], most = 5): Scale {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return { low: 0, high: 1, ticks: [0, 1] };
  const least = Math.min(...finite);
  const largest = Math.max(...finite);
  // Means of the same value differ in their last binary digits: that is flat, too.
  const flat = largest - least <= 1e-9 * Math.max(Math.abs(largest), 1);
  const span = flat ? Math.max(Math.abs(largest) * 0.1, 0.1) : largest - least;
  const rough = span / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough - 1e-12) ?? 10);
  const bottom = Math.floor((flat ? least - span / 2 : least) / step + 1e-9) * step;
  const high = round(Math.ceil((flat ? largest + span / 2 : largest) / step - 1e-9) * step);
  // What is never negative gets no room below 0.
  const low = round(least >= 0 ? Math.max(bottom, 0) : bottom);
  const marks = Math.round((high - low) / step);
  return { low, high, ticks: Array.from({ length: marks + 1 }, (_, index) => round(low + index * step)) };
}

/** Takes the dust of binary fractions off a mark: 0.30000000000000004 → 0.3. */
function round(value: number): number {
  return Number(value.toPrecision(12));
}
