import { plural } from '../../import/read/plural';
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

type Lists = readonly (readonly PredictionRow[])[];

/** Finds how many rows stand together as a group, by the advantages or, where there are none, by the lengths of runs of the same
 * prompt and truth. An evaluation may have another size than training: then every sample is looked at alone.
 * @param samples places in `rows` of what may be one group
 * @returns null where position tells nothing */
export function findBlocks(
  rows: readonly PredictionRow[],
  samples: readonly (readonly number[])[],
): Blocks | null {
  const lists = samples.map((sample) => sample.map((index) => rows[index]!));
  // Pairs of opposite advantages sum to 0 as well: a standard deviation of 1 tells whole groups from them.
  return (
    together(lists, byUnitSpread) ??
    apart(lists, byUnitSpread) ??
    together(lists, bySum) ??
    together(lists, byRuns) ??
    apart(lists, (list) => bySum(list) ?? byRuns(list))
  );
}

interface Found {
  readonly size: number;
  readonly evidence: string;
  readonly unsure: boolean;
}

type Way = (lists: Lists) => Found | null;

/** One size for all. */
function together(lists: Lists, way: Way): Blocks | null {
  const found = way(lists);
  if (!found) return null;
  const { size, evidence, unsure } = found;
  return { sizes: lists.map(() => size), evidence: `Blocks of ${size} rows: ${evidence}`, unsure };
}

/** A size for each sample; one whose advantages are all 0 is taken to have the size of another. */
function apart(lists: Lists, way: Way): Blocks | null {
  const found = lists.map((list) => way([list]));
  const told = found.filter((one) => one !== null);
  const [first] = told;
  if (!first || lists.length < 2) return null;
  const sizes = lists.map((list, index) => {
    const like = valuesOf([list]).some(tells) ? undefined : told.find(({ size }) => list.length % size === 0);
    return (found[index] ?? like)?.size;
  });
  if (!sizes.every((size) => size !== undefined)) return null;
  const said = `Blocks of ${[...new Set(sizes)].join(' and ')} rows, by file and step`;
  return {
    sizes,
    evidence: `${said}: ${first.evidence}`,
    unsure: told.length < lists.length || told.some(({ unsure }) => unsure),
  };
}

/** Advantages measured in their group's standard deviation: they sum to 0, and theirs is 1. */
function byUnitSpread(lists: Lists): Found | null {
  const size = sizesFor(lists).find((size) => {
    const blocks = blocksOf(valuesOf(lists), size);
    return blocks.every(sumsToZero) && mostHaveUnitSpread(blocks);
  });
  return size === undefined ? null : found(lists, size, ' and have a standard deviation of 1');
}

/** Other advantages: they sum to 0. */
function bySum(lists: Lists): Found | null {
  const size = sizesFor(lists).find((size) => blocksOf(valuesOf(lists), size).every(sumsToZero));
  return size === undefined ? null : found(lists, size, '');
}

function found(lists: Lists, size: number, spread: string): Found | null {
  const blocks = blocksOf(valuesOf(lists), size);
  const telling = blocks.filter(tells).length;
  if (telling === 0) return null;
  const flat = blocks.length - telling;
  const others = flat > 0 ? `; ${flat} more are all 0` : '';
  return {
    size,
    evidence: `the advantages of ${plural(telling, 'block')} sum to 0${spread}${others}`,
    unsure: telling < 2 && spread === '',
  };
}

/** Advantages; NaN, which fits nothing, where one is missing. */
function valuesOf(lists: Lists): readonly (readonly number[])[] {
  return lists.map((list) => list.map(({ advantage = Number.NaN }) => advantage));
}

function tells(block: readonly number[]): boolean {
  return block.some((value) => Math.abs(value) > NOTHING);
}

/** Runs of the same prompt and truth have lengths with a common divisor. */
function byRuns(lists: Lists): Found | null {
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
function sizesFor(lists: Lists): number[] {
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
  const telling = blocks.filter(tells);
  const unit = telling.filter((block) => {
    const squares = block.reduce((sum, value) => sum + value * value, 0);
    return [block.length, block.length - 1].some((count) => Math.abs(Math.sqrt(squares / count) - 1) < 0.02);
  });
  return unit.length >= 0.8 * telling.length;
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}
