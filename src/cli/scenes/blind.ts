import { parseArgs } from 'node:util';
import type { QuestionType, ReasoningTask } from '#rewards';
import { evenQuestions, grouped, Random, type Split, shardScenes, spatialQuestions } from '#scenes';
import { readFurniture } from '../shared/readFurniture';
import { bestConstant, chanceScore, meanScore, textOnly } from './blindGuess';
import { UsageError } from './usageError';

const USAGE = 'blind --seed S --scenes N: give whole numbers';
const PER_TYPE = 3;

/** `blind`: how well the spatial questions can be answered without looking: fitted to the questions about N training scenes,
 * scored on those about as many validation scenes; as they are found, and as `evenQuestions` chooses them. */
export function blind(args: string[]): number {
  const { seed, scenes } = readArguments(args);
  const found = [questionsOf('train', seed, scenes), questionsOf('validation', seed, scenes)] as const;
  const random = Random.seeded(seed);
  const even = found.map((tasks) => evenQuestions(tasks, random)) as [ReasoningTask[], ReasoningTask[]];
  for (const [title, [training, validation]] of [
    ['As found', found],
    ['As chosen, evenly', even],
  ] as const) {
    const fitted = grouped(training, ({ question }) => question);
    const rows = [...grouped(validation, ({ question }) => question)].map(([type, tasks]) =>
      rowOf(type, fitted.get(type) ?? [], tasks),
    );
    process.stdout.write(`${title}\n${table([HEADS, ...rows])}\n`);
  }
  return 0;
}

const HEADS = ['question', 'n', 'chance', 'best constant', 'text only'];

function rowOf(type: QuestionType, training: ReasoningTask[], validation: ReasoningTask[]): string[] {
  const constant = bestConstant(training);
  return [
    type,
    `${validation.length}`,
    percent(chanceScore(validation)),
    `${constant.padStart(5)} ${percent(meanScore(validation, () => constant))}`,
    percent(meanScore(validation, textOnly(training))),
  ];
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = HEADS.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  const pad = (cell: string, i: number) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!));
  return rows.map((row) => `${row.map(pad).join('  ')}\n`).join('');
}

function questionsOf(split: Split, seed: number, scenes: number): ReasoningTask[] {
  const random = Random.seeded(seed);
  const tasks: ReasoningTask[] = [];
  for (const scene of shardScenes(readFurniture(), split, seed, scenes)) {
    const every = scene.clipFrames.map((_, view) => view);
    tasks.push(...spatialQuestions(scene, every, random, { perType: PER_TYPE }));
  }
  return tasks;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function readArguments(args: string[]): { seed: number; scenes: number } {
  const text = { type: 'string' } as const;
  const { values } = (() => {
    try {
      return parseArgs({ args, options: { seed: text, scenes: text } });
    } catch (error) {
      throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    }
  })();
  const [seed, scenes] = [Number(values.seed ?? 1), Number(values.scenes ?? 500)];
  if (!Number.isInteger(seed) || !Number.isInteger(scenes) || seed < 0 || scenes < 1)
    throw new UsageError(USAGE);
  return { seed, scenes };
}
