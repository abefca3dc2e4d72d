import { readFileSync } from 'node:fs';

/** What was measured on a room's mesh and rendered masks when it was made (scripts/scenes/evidence.py). */
export interface Evidence {
  /** A mask's pixel lies at most so far outside the hull that is kept of it, pixels. */
  readonly slack: number;
  /** Metres per step of `points`. */
  readonly unit: number;
  readonly instances: readonly {
    readonly id: string;
    /** World positions x, y, z of the mesh's outermost vertices. */
    readonly points: readonly number[];
    /** Frame, then the convex hull of the mask: column, row of each of its corner pixels. */
    readonly masks: readonly (readonly [frame: number, ...hull: number[]])[];
  }[];
}

export const readEvidence = (room: string): Evidence =>
  JSON.parse(readFileSync(`scripts/scenes/evidence/${room}.json`, 'utf8'));
