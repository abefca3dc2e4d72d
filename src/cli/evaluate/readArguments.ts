import { parseArgs } from 'node:util';
import { SPLITS } from '#scenes';
import { startPolicy } from '../shared/startPolicy';
import { tokenOptions } from '../shared/tokenOptions';
import { PROMPTS } from './askable';
import { type EvaluationJob, GROUP } from './openJob';

const KINDS = ['detection', 'grounding', 'reasoning'] as const;
const MODES = ['think', 'direct'] as const;

export const USAGE = `usage: npm run -s evaluate -- --checkpoint FILE --task ${KINDS.join('|')} --data DIR [options]

Asks a policy for its likeliest answer to every task of some scenes and says how good they are, with 95 % bootstrap
intervals over the scenes. The last line is JSON: {"task","n","scenes","metrics":{NAME:{"value","low","high"}}, …}.

  --checkpoint FILE   policy (public/samples/policies/sft.safetensors, of reasoning reasoning-sft.safetensors)
  --completions FILE  instead: JSON lines of {"task": id, "completion": text} that a policy wrote elsewhere
  --data DIR          folder that make-training wrote, a sample room, or a folder of sample rooms
                      (public/samples/training)
  --split NAME        of a shard: train, validation or held-out (validation; held-out is for final figures only)
  --scenes N          the first N scenes (all)
  --mode NAME         of reasoning: think before the answer, or direct (think)
  --prompts NAME      of grounding: objects named by their label, by relation, or all (all)
  --no-colour --no-points --no-normals    groups of visual features that it is not shown, as when it was trained
  --headroom          also the mean reward of greedy answers, of samples, of the one of ${GROUP} samples that the others
                      agree with most, and of the best of ${GROUP}: what training could still gain
  --out FILE.json     figures scene by scene, from which two policies can be compared
  --json              the last line alone
`;

export interface EvaluateArguments {
  readonly job: EvaluationJob;
  /** So many scenes at most. */
  readonly limit: number;
  readonly out: string | undefined;
  readonly json: boolean;
}

/** Reads the command's arguments; or says what is wrong with them, a line each. */
export function readArguments(
  args: string[],
): EvaluateArguments | { readonly help: true } | { readonly faults: string[] } {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const read = (() => {
    try {
      return parseArgs({
        args,
        options: {
          ...{ checkpoint: text, completions: text, task: text, out: text },
          data: { ...text, default: 'public/samples/training' },
          split: { ...text, default: 'validation' },
          scenes: { ...text, default: 'Infinity' },
          mode: { ...text, default: 'think' },
          prompts: { ...text, default: 'all' },
          headroom: flag,
          ...{ 'no-colour': flag, 'no-points': flag, 'no-normals': flag },
          json: flag,
          help: { ...flag, short: 'h' },
        },
      }).values;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  })();
  if (typeof read === 'string') return { faults: [read] };
  if (read.help) return { help: true };

  const faults: string[] = [];
  const choice = <Name extends string>(option: string, given: string | undefined, names: readonly Name[]) => {
    const found = names.find((name) => name === given);
    if (!found) faults.push(`--${option} is ${given ?? 'missing'}: give ${names.join(', ')}`);
    return found ?? names[0]!;
  };
  const asking = { kind: choice('task', read.task, KINDS), mode: choice('mode', read.mode, MODES) };
  const split = choice('split', read.split, SPLITS);
  const prompts = choice('prompts', read.prompts, PROMPTS);
  const limit = Number(read.scenes);
  if (!(limit >= 1)) faults.push(`--scenes is ${read.scenes}: give a number from 1 on`);
  if (read.completions && read.checkpoint) faults.push('Give --checkpoint or --completions, not both');
  if (read.completions && read.headroom)
    faults.push('--headroom needs a policy to sample from: give --checkpoint');
  const tokens = tokenOptions(read);
  if (read.completions && Object.keys(tokens).length > 0)
    faults.push('--no-colour, --no-points and --no-normals say what a policy sees: give --checkpoint');
  if (faults.length > 0) return { faults };

  const checkpoint = read.checkpoint ?? startPolicy(asking.kind);
  const answers = read.completions
    ? ({ kind: 'completions', file: read.completions } as const)
    : ({ kind: 'policy', checkpoint, headroom: read.headroom, tokens } as const);
  return { job: { data: read.data, split, asking, prompts, answers }, limit, out: read.out, json: read.json };
}
