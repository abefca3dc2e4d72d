import { headroom } from '#rewards';
import { Random, type Split, type TokenOptions } from '#scenes';
import { policySizes, promptFits, readPolicy, TfEngine } from '#training/headless';
import { nodeBackend } from '../shared/nodeBackend';
import { readBytes } from '../shared/readBytes';
import { asked, type Prompts } from './askable';
import type { EvaluatedScene } from './evaluatedScene';
import { judgeAnswer } from './judgeAnswer';
import type { JudgedScene } from './judgedScene';
import { type Asking, openScenes } from './openScenes';
import { policyAnswers } from './policyAnswers';
import { storedAnswers } from './storedAnswers';

/** All that decides an evaluation; can be sent to a thread. */
export interface EvaluationJob {
  readonly data: string;
  readonly split: Split;
  readonly asking: Asking;
  readonly prompts: Prompts;
  readonly answers:
    | {
        readonly kind: 'policy';
        readonly checkpoint: string;
        readonly headroom: boolean;
        /** Groups of visual features that it is not shown. */
        readonly tokens: TokenOptions;
      }
    | { readonly kind: 'completions'; readonly file: string };
}

export interface OpenJob {
  /** How many scenes there are. */
  readonly count: number;
  /** Asks and judges scenes `first` to `first + count`. */
  judge(first: number, count: number): Promise<JudgedScene[]>;
}

/** Samples per task where headroom is measured. */
export const GROUP = 8;

type Answer = (scenes: readonly EvaluatedScene[], seed: number) => Promise<Answers>;

interface Answers {
  /** Completions by task id. */
  readonly greedy: ReadonlyMap<string, readonly string[]>;
  readonly groups: ReadonlyMap<string, readonly string[]> | null;
}

/** Loads the policy and opens the scenes.
 * @throws SceneError, TrainingError naming the file that can't be read */
export async function openJob({ data, split, asking, prompts, answers }: EvaluationJob): Promise<OpenJob> {
  const { answer, config } = await (answers.kind === 'policy'
    ? askingPolicy(answers)
    : lookingUp(answers.file));
  const isAsked = asked(asking.kind, prompts);
  const scenes = await openScenes(data, split, asking);
  return {
    count: scenes.count,
    async judge(first, count) {
      const all = Array.from({ length: count }, (_, i) => {
        const scene = scenes.scene(first + i);
        return { ...scene, tasks: scene.tasks.filter(isAsked) };
      });
      const able = all.map((scene) => ({
        ...scene,
        tasks: scene.tasks.filter((task) => promptFits(task, config)),
      }));
      const { greedy, groups } = await answer(able, first);
      return able.map(({ id, tasks }, i) => ({
        scene: id,
        tasks: tasks.map((task) => judgeAnswer(task, greedy.get(task.id)?.[0] ?? '')),
        unasked: all[i]!.tasks.length - tasks.length,
        missing: tasks.flatMap((task) => (greedy.has(task.id) ? [] : [task.id])),
        headroom: groups
          ? tasks.map((task) => headroom(task, greedy.get(task.id)![0]!, groups.get(task.id)!))
          : [],
      }));
    },
  };
}

async function askingPolicy({
  checkpoint,
  headroom: withGroups,
  tokens,
}: Extract<EvaluationJob['answers'], { kind: 'policy' }>) {
  const { config, values } = readPolicy(readBytes(checkpoint), checkpoint);
  await nodeBackend('wasm');
  const engine = new TfEngine(config, values, false);
  const answer: Answer = async (scenes, seed) => ({
    greedy: await policyAnswers(engine, config, scenes, { kind: 'greedy' }, tokens),
    groups: withGroups
      ? await policyAnswers(
          engine,
          config,
          scenes,
          { kind: 'sample', group: GROUP, temperature: 1, random: Random.seeded(seed) },
          tokens,
        )
      : null,
  });
  return { answer, config };
}

async function lookingUp(file: string) {
  const greedy = storedAnswers(file);
  const answer: Answer = async () => ({ greedy, groups: null });
  return { answer, config: policySizes.nano };
}
