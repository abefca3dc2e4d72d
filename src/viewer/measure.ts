import type { Vector3 } from './geometry/vector';

/** Something measured in the room: a line drawn through it, and what it measures. World, metres. */
export interface StageMeasure {
  readonly key: string;
  /** Joined by straight lines in this order; of one point only the label is drawn. */
  readonly points: readonly Vector3[];
  /** The last line ends in an arrow's head. */
  readonly arrow?: boolean;
  /** What decides the answer, before what it is compared with. */
  readonly strong: boolean;
  /** Empty where the line says enough. */
  readonly label: string;
  /** Where the label belongs. */
  readonly at: Vector3;
}
