import type { Task } from '#rewards';
import type { Random, TokenOptions } from '#scenes';
import {
  encode,
  gumbelNoise,
  type PolicyConfig,
  type PromptBatch,
  preparePrompts,
  readRollouts,
  type TfEngine,
} from '#training/headless';
import type { EvaluatedScene } from './evaluatedScene';

/** So many sequences are written at once, at most: enough to keep WASM busy, few enough to fit its memory. */
const BATCH = 128;

/** How answers are drawn: the likeliest one, or a group of samples. */
export type Decoding =
  | { readonly kind: 'greedy' }
  | {
      readonly kind: 'sample';
      readonly group: number;
      readonly temperature: number;
      readonly random: Random;
    };

/** Tasks of one scene that show the same frames and whose prompts are of one length: they share one encoding of the frames. */
interface Show {
  readonly views: EvaluatedScene['views'];
  readonly tasks: readonly Task[];
  readonly promptLength: number;
}

/** A policy's completions of every task, by task id; greedy ones are groups of one. */
export async function policyAnswers(
  engine: Pick<TfEngine, 'sample'>,
  config: PolicyConfig,
  scenes: readonly EvaluatedScene[],
  decoding: Decoding,
  tokens?: TokenOptions,
): Promise<Map<string, readonly string[]>> {
  const group = decoding.kind === 'greedy' ? 1 : decoding.group;
  const answers = new Map<string, readonly string[]>();
  for (const shows of batches(scenes.flatMap(showsOf(config)), Math.max(1, Math.floor(BATCH / group)))) {
    const rows = Math.max(...shows.map(({ tasks }) => tasks.length));
    const asked = shows.flatMap(({ tasks }) => filled(tasks, rows));
    const samples = await engine.sample(
      joined(
        shows.map(({ views, tasks }) => preparePrompts(views, filled(tasks, rows), group, config, tokens)),
      ),
      {
        temperature: decoding.kind === 'greedy' ? 1 : decoding.temperature,
        maxTokens: config.maxLength - shows[0]!.promptLength,
        gumbel: decoding.kind === 'greedy' ? null : gumbelNoise(decoding.random),
      },
    );
    readRollouts(samples, asked, group, 0).forEach((rollouts, i) => {
      const { id } = asked[i]!;
      if (!answers.has(id))
        answers.set(
          id,
          rollouts.map(({ completion }) => completion),
        );
    });
  }
  return answers;
}

function showsOf({ promptLengths }: PolicyConfig): (scene: EvaluatedScene) => Show[] {
  return ({ views, tasks }) => {
    const shows = new Map<string, Show & { tasks: Task[] }>();
    for (const task of tasks) {
      const needed = encode(task.prompt).length;
      const promptLength = promptLengths.find((length) => needed <= length)!;
      const key = `${promptLength}: ${task.frames.join()}`;
      const show = shows.get(key) ?? { views, tasks: [], promptLength };
      show.tasks.push(task);
      shows.set(key, show);
    }
    return [...shows.values()];
  };
}

/** Shows that fit one batch: as many frames, prompts as long, and about as many tasks, since all get as many rows. */
function* batches(shows: readonly Show[], most: number): Generator<Show[]> {
  const cut = shows.flatMap((show) =>
    Array.from({ length: Math.ceil(show.tasks.length / most) }, (_, i) => ({
      ...show,
      tasks: show.tasks.slice(i * most, (i + 1) * most),
    })),
  );
  const frames = ({ tasks }: Show) => tasks[0]!.frames.length;
  cut.sort(
    (a, b) => frames(a) - frames(b) || a.promptLength - b.promptLength || b.tasks.length - a.tasks.length,
  );
  for (let at = 0; at < cut.length; ) {
    const first = cut[at]!;
    const batch = cut
      .slice(at, at + Math.max(1, Math.floor(most / first.tasks.length)))
      .filter((show) => frames(show) === frames(first) && show.promptLength === first.promptLength);
    yield batch;
    at += batch.length;
  }
}

/** The tasks, the first of them again until there are so many. */
function filled(tasks: readonly Task[], count: number): Task[] {
  return Array.from({ length: count }, (_, i) => tasks[i] ?? tasks[0]!);
}

function joined(batches: readonly PromptBatch[]): PromptBatch {
  const { frames, promptLength } = batches[0]!;
  const sum = (of: (batch: PromptBatch) => number) => batches.reduce((total, batch) => total + of(batch), 0);
  const floats = (of: (batch: PromptBatch) => Float32Array) => {
    const all = new Float32Array(sum((batch) => of(batch).length));
    let at = 0;
    for (const batch of batches) {
      all.set(of(batch), at);
      at += of(batch).length;
    }
    return all;
  };
  return {
    scenes: sum(({ scenes }) => scenes),
    frames,
    visual: floats(({ visual }) => visual),
    poses: floats(({ poses }) => poses),
    sequences: sum(({ sequences }) => sequences),
    promptLength,
    prompts: Int32Array.from(batches.flatMap(({ prompts }) => [...prompts])),
  };
}
