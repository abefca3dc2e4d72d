import type { Convention } from '../convention';

/** One way of measuring how well a convention fits. */
export interface EvidenceTest {
  readonly name: string;
  /** The parts of a convention on which the measurement depends; it is made once for each of their combinations. */
  readonly parts: readonly (keyof Convention)[];
  /** Parts that this can favour; those that only take part in the measurement are left out. */
  readonly favours: readonly (keyof Convention)[];
  readonly measure: (convention: Convention) => number;
  /** About the log-likelihood of the measured value, up to a constant. */
  readonly fit: (value: number) => number;
  readonly text: (value: number) => string;
  /** The worst that this test can say, a positive number: no single measurement may decide everything. */
  readonly most: number;
}

export function percent(value: number): string {
  return `${Math.round(100 * value)} %`;
}
