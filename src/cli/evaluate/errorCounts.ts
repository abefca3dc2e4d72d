import { ERROR_KINDS, type ErrorKind } from '#rewards';
import type { DetectionFigures, SceneFigures } from './figures';

/** How many predicted boxes are of which kind, how many targets were missed, and how large the boxes that lie near a target are. */
export function errorCounts(
  scenes: readonly SceneFigures<DetectionFigures>[],
): Record<ErrorKind | 'missed' | 'oversized' | 'undersized', number> {
  const tasks = scenes.flatMap((scene) => scene.tasks);
  const sum = (of: (task: DetectionFigures) => number) => tasks.reduce((total, task) => total + of(task), 0);
  const kinds = Object.fromEntries(ERROR_KINDS.map((kind) => [kind, sum(({ errors }) => errors[kind] ?? 0)]));
  return {
    ...(kinds as Record<ErrorKind, number>),
    missed: sum(({ counts }) => Object.values(counts).reduce((total, [, , fn]) => total + fn, 0)),
    oversized: sum(({ volumeRatios }) => volumeRatios.filter((ratio) => ratio > FACTOR).length),
    undersized: sum(({ volumeRatios }) => volumeRatios.filter((ratio) => ratio < 1 / FACTOR).length),
  };
}

/** A box is oversized from this multiple of its target's volume on, undersized below its inverse. */
const FACTOR = 2;
