import type { PredictionRow } from '../predictionDump';
import { sameTruth } from './rowKeys';

/** Nobody samples more per prompt. */
const LARGEST = 256;
/** Advantages beyond this are not rounding. */
const NOTHING = 1e-6;

export interface Blocks {
  /** Rows in a block, for every sample. */
  readonly sizes: readonly number[];
  readonly evidence: string;
  readonly unsure: boolean;
}

/** Finds how many rows stand together as a group, by the advantages or, where there are none, by the lengths of runs of the same
 * prompt and truth. An evaluation may have another size than training: then every sample is looked at alone.
 * @param samples places in `rows` of what may be one group
 * @returns null where position tells nothing */
export function findBlocks(
  rows: readonly PredictionRow[],
  samples: readonly (readonly number[])[],
): Blocks | null {
  const lists = samples.map((sample) => sample.map((index) => rows[index]!));
  const common = bySpread(lists) ?? byRuns(lists);
  if (common) {
    const { size, evidence, unsure } = common;
    return { sizes: lists.map(() => size), evidence: `Blocks of ${size} rows: ${evidence}`, unsure };
  }
  if (lists.length < 2) return null;
  const single = lists.map((list) => bySpread([list]) ?? byRuns([list]));
  if (!single.every((found) => found !== null)) return null;
  const sizes = single.map(({ size }) => size);
  const evidence = `Blocks of ${[...new Set(sizes)].join(' and ')} rows, by file and step: ${single[0]!.evidence}`;
  return { sizes, evidence, unsure: single.some(({ unsure }) => unsure) };
}

interface Found {
  readonly size: number;
  readonly evidence: string;
  readonly unsure: boolean;
}

/** Advantages of a group sum to 0; where they are measured in the group's standard deviation, theirs is 1. */
function bySpread(lists: readonly (readonly PredictionRow[])[]): Found | null {
  const values = lists.map((list) => list.map(({ advantage = Number.NaN }) => advantage));
  if (values.flat().some((value) => Number.isNaN(value))) return null;
  if (values.flat().every((value) => Math.abs(value) < NOTHING)) return null;
  const fitting = sizesFor(lists).filter((size) => blocksOf(values, size).every(sumsToZero));
  const [smallest] = fitting;
  if (smallest === undefined) return null;
  // Pairs of opposite advantages sum to 0 as well: a standard deviation of 1 tells them from whole groups.
  const unit = fitting.find((size) => mostHaveUnitSpread(blocksOf(values, size)));
  const size = unit ?? smallest;
  const blocks = blocksOf(values, size);
  const telling = blocks.filter((block) => block.some((value) => Math.abs(value) > NOTHING)).length;
  const spread = unit === undefined ? '' : ' and have a standard deviation of 1';
  const flat = blocks.length - telling;
  const others = flat > 0 ? `; ${flat} more are all 0` : '';
  return {
    size,
    evidence: `the advantages of ${telling} blocks sum to 0${spread}${others}`,
    unsure: telling < 2 && unit === undefined,
  };
}

/** Runs of the same prompt and truth have lengths with a common divisor. */
function byRuns(lists: readonly (readonly PredictionRow[])[]): Found | null {
  const runs = lists.flatMap(runLengths);
  const size = runs.reduce(divisor, 0);
  if (size < 2 || size > LARGEST || runs.length <= lists.length) return null;
  return {
    size,
    evidence: `${runs.length} runs of one prompt and truth have lengths that are multiples of ${size}`,
    unsure: runs.length < 4,
  };
}

function runLengths(list: readonly PredictionRow[]): number[] {
  const lengths: number[] = [];
  let open: string | null = null;
  for (const row of list) {
    const key = sameTruth(row);
    if (key === open) lengths[lengths.length - 1]!++;
    else lengths.push(1);
    open = key;
  }
  return lengths;
}

/** Sizes that divide all lists and cut no run of a prompt, smallest first. */
function sizesFor(lists: readonly (readonly PredictionRow[])[]): number[] {
  const whole = lists.map((list) => list.length).reduce(divisor, 0);
  const sizes = Array.from({ length: Math.min(whole, LARGEST) - 1 }, (_, index) => index + 2);
  return sizes.filter(
    (size) =>
      whole % size === 0 &&
      blocksOf(lists, size).every((block) => block.every((row) => sameTruth(row) === sameTruth(block[0]!))),
  );
}

function blocksOf<Item>(lists: readonly (readonly Item[])[], size: number): (readonly Item[])[] {
  return lists.flatMap((list) =>
    Array.from({ length: list.length / size }, (_, block) => list.slice(block * size, (block + 1) * size)),
  );
}

function sumsToZero(block: readonly number[]): boolean {
  return Math.abs(block.reduce((sum, value) => sum + value, 0)) < 1e-3 * block.length;
}

/** With or without Bessel's correction. Blocks of zeros say nothing, and nearly equal rewards give less than 1. */
function mostHaveUnitSpread(blocks: readonly (readonly number[])[]): boolean {
  const telling = blocks.filter((block) => block.some((value) => Math.abs(value) > NOTHING));
  const unit = telling.filter((block) => {
    const squares = block.reduce((sum, value) => sum + value * value, 0);
    return [block.length, block.length - 1].some((count) => Math.abs(Math.sqrt(squares / count) - 1) < 0.02);
  });
  return unit.length >= 0.8 * telling.length;
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}
