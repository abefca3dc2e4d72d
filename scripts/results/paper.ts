/** What 3D-RFT (arXiv 2603.04976) reports, in percent, as our notes have it (shared/reference/3d-rft.md §4): before (SFT) and after RL. */
export const paper = {
  'detection p@0.25': [41.7, 54.2],
  'detection r@0.25': [35.7, 38.2],
  'detection f1@0.25': [38.2, 43.7],
  'grounding acc@0.25': [36.4, 42.9],
  'grounding acc@0.5': [11.8, 15.9],
  'reasoning score': [47.3, 62.8],
} as const satisfies Readonly<Record<string, readonly [before: number, after: number]>>;

/** §4.3: ScanRefer Acc@0.25 and Acc@0.5, with and without the geometry prior. */
export const paperPrior = {
  without: { start: [31.9, 9.3], 'sft-continued': [34.2, 10.4], grpo: [38.2, 12.1] },
  with: { start: [36.4, 11.8], 'sft-continued': null, grpo: [42.9, 15.9] },
} as const;

/** The paper's relative gain over its start, with its geometry prior or without; null where it gives none. */
export function paperGain(task: string, metric: string, prior = true): number | null {
  const found = prior
    ? (paper as Readonly<Record<string, readonly [number, number]>>)[`${task} ${metric}`]
    : withoutPrior[`${task} ${metric}`];
  return found ? found[1] / found[0] - 1 : null;
}

const withoutPrior: Readonly<Record<string, readonly [number, number]>> = {
  'grounding acc@0.25': [paperPrior.without.start[0], paperPrior.without.grpo[0]],
  'grounding acc@0.5': [paperPrior.without.start[1], paperPrior.without.grpo[1]],
};
