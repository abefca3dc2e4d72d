import type { PredictionRow } from '../predictionDump';
import { findBlocks } from './findBlocks';
import type { GroupEvidence, Grouping } from './grouping';
import { looksLikeDetection } from './looksLikeDetection';
import { samePrompt, sameTruth } from './rowKeys';

type Groups = readonly (readonly number[])[];

/** Finds the groups of a dump: the rollouts of one prompt by one policy at one step (formats.md §0). Ids are trusted most, then the
 * position of rows, then prompt and truth, then the prompt alone; prompts of detection are all the same and tell nothing.
 * @param groupSize rollouts in a group, where the user knows: then position tells */
export function groupRows(rows: readonly PredictionRow[], groupSize?: number): Grouping {
  const samples = partition(rows);
  if (groupSize !== undefined) {
    const groups = samples.flatMap((sample) => cut(sample, groupSize));
    return grouping(groups, 'size', `Blocks of ${groupSize} rows, as you said`, false);
  }
  const named = rows.every((row) => nameOf(row) !== null);
  if (named && rows.length > 0) {
    const groups = collect(rows, samples, (row) => nameOf(row)!.key);
    return grouping(groups, 'id', nameOf(rows[0]!)!.evidence, false);
  }
  const blocks = findBlocks(rows, samples);
  if (blocks) {
    const groups = samples.flatMap((sample, index) => cut(sample, blocks.sizes[index]!));
    return grouping(groups, 'blocks', blocks.evidence, blocks.unsure);
  }
  return bySameText(rows, samples);
}

function bySameText(rows: readonly PredictionRow[], samples: Groups): Grouping {
  const truths = collect(rows, samples, sameTruth);
  const told = rows.every((row) => sameTruth(row) !== samePrompt(row));
  if (told && truths.some((group) => group.length > 1)) {
    return grouping(
      truths,
      'truth',
      'The same prompt and the same truth; duplicates of a prompt in a batch are one group',
      false,
    );
  }
  if (rows.some(looksLikeDetection)) {
    const alone = rows.map((_, index) => [index]);
    const evidence =
      'Nothing tells the groups: detection prompts are all the same. Say how many rollouts a group has';
    return grouping(alone, 'none', evidence, true);
  }
  const prompts = collect(rows, samples, samePrompt);
  if (rows.every(({ prompt }) => prompt) && prompts.some((group) => group.length > 1))
    return grouping(prompts, 'prompt', 'The same prompt, and nothing else to tell them by', true);
  const alone = rows.map((_, index) => [index]);
  const evidence = 'No row shares its prompt with another: each is a group of its own';
  return grouping(alone, 'none', evidence, false);
}

/** Rows that may be of one group: of one file, policy and step. In order. */
function partition(rows: readonly PredictionRow[]): Groups {
  return collect(rows, [rows.map((_, index) => index)], ({ file, policy, step }) =>
    JSON.stringify([file, policy, step]),
  );
}

/** Splits every sample by a key, in the order of first appearance. */
function collect(
  rows: readonly PredictionRow[],
  samples: Groups,
  key: (row: PredictionRow) => string,
): Groups {
  return samples.flatMap((sample) => {
    const groups = new Map<string, number[]>();
    for (const index of sample) {
      const name = key(rows[index]!);
      const group = groups.get(name);
      if (group) group.push(index);
      else groups.set(name, [index]);
    }
    return [...groups.values()];
  });
}

function cut(sample: readonly number[], size: number): number[][] {
  const blocks = Math.ceil(sample.length / size);
  return Array.from({ length: blocks }, (_, block) => sample.slice(block * size, (block + 1) * size));
}

function nameOf({ group, docId, task }: PredictionRow): { key: string; evidence: string } | null {
  if (group !== undefined) return { key: group, evidence: 'The file names the group of every row' };
  if (docId !== undefined)
    return { key: String(docId), evidence: 'The file names the row of the data set (doc_id)' };
  return task === undefined ? null : { key: task, evidence: 'The file names the task of every row' };
}

function grouping(groups: Groups, by: GroupEvidence, evidence: string, unsure: boolean): Grouping {
  const sizes = new Set(groups.map((group) => group.length));
  const [size] = sizes;
  return { groups, by, size: sizes.size === 1 ? size! : null, evidence, unsure };
}
