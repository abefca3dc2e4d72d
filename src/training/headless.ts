/** What the command line and the benchmarks need: the trainer itself, tensors and all. */
export { chooseBackend } from './backend';
export { toHalf } from './checkpoint/float16';
export { type PolicyCheckpoint, readPolicy, writePolicy } from './checkpoint/policyCheckpoint';
export type { LossName } from './grpoOptions';
export { gumbelNoise } from './gumbelNoise';
export { loadViews } from './loadViews';
export { initialValues } from './policy/initialValues';
export { type PolicyConfig, policySizes } from './policy/policyConfig';
export { preparePrompts } from './preparePrompts';
export { promptFits } from './promptFits';
export { promptTokens } from './promptTokens';
export type { BackendName, RunConfig, ScoredGroup, StepMetrics } from './protocol';
export { readRollouts } from './readRollouts';
export { TfEngine } from './tfEngine';
export { numberGrid } from './tokens/numberGrid';
export { decode, encode } from './tokens/tokenizer';
export { writeDetection, writeGrounding } from './tokens/writeAnswer';
export { TrainingRun } from './trainingRun';
