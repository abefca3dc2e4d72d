import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { boxIoU, categories20, type Task } from '#rewards';
import {
  askToThink,
  boxInCamera,
  DETECTION_FRAMES,
  loadShard,
  METRE,
  RAY_FEATURES,
  roomTasks,
  SCENE_FRAMES,
  type Split,
  sceneQuestions,
  shardScenes,
} from '#scenes';
import { numberGrid, pieces, policySizes, targetText } from '#training/headless';
import { readBytes } from './shared/readBytes';
import { readFurniture } from './shared/readFurniture';
import { tokenOptions } from './shared/tokenOptions';
import { RowWriter } from './tokens/rowWriter';
import { SceneWriter } from './tokens/sceneWriter';
import { seenPart } from './tokens/seenPart';

const USAGE = `usage: npm run -s tokens -- --data DIR --split train|validation|held-out --out DIR [--scenes N] [options]

Writes a shard's scenes as plain arrays for the PyTorch twin (scripts/pretrain): visual tokens, prompts and target completions as
token ids, and the dense targets of the supervised stage. meta.json names them.

  --data DIR          folder that make-training wrote (public/samples/training)
  --scenes N          the first N scenes (all)
  --arithmetic N      also the workings of questions about N further scenes, as text without pictures (0)
  --no-colour --no-points --no-normals    switches groups of visual features off
`;

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: 'public/samples/training' },
    split: { type: 'string', default: 'train' },
    scenes: { type: 'string', default: 'Infinity' },
    arithmetic: { type: 'string', default: '0' },
    out: { type: 'string' },
    'no-colour': { type: 'boolean' },
    'no-points': { type: 'boolean' },
    'no-normals': { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
});
if (values.help || !values.out) {
  process.stdout.write(USAGE);
  process.exit(values.help ? 0 : 2);
}

/** Ids of the instances whose boxes a task's true answer tells, in its order. */
function instancesOf(task: Task): readonly (string | undefined)[] {
  if (task.kind === 'reasoning') return [];
  return task.kind === 'grounding'
    ? [task.target.instance]
    : task.target.boxes.map(({ instance }) => instance);
}

/** Questions of each type about a scene: to learn from, twice as many as are judged by. */
const PER_TYPE = 4;
/** Scenes of the arithmetic have a shard seed that no shard is made with. */
const ARITHMETIC_SEED = 1023;
const config = policySizes.nano;
const out = values.out;
const split = values.split as Split;
mkdirSync(out, { recursive: true });

const [short, long] = config.promptLengths as [number, number];
const rows = (kind: string, frames: number, promptLength: number) =>
  new RowWriter(kind, frames, promptLength, config.maxLength, split !== 'train');
const kinds = {
  grounding: rows('grounding', SCENE_FRAMES, short),
  relation: rows('relation', SCENE_FRAMES, short),
  detection: rows('detection', DETECTION_FRAMES[0], short),
  direct: rows('direct', SCENE_FRAMES, long),
  think: rows('think', SCENE_FRAMES, long),
  arithmetic: rows('arithmetic', SCENE_FRAMES, long),
};
const scenes = new SceneWriter(out, tokenOptions(values));
/** Sum of the IoUs of true boxes with themselves as written on the number grid: no policy can do better. */
let ceiling = { sum: 0, count: 0 };

const shard = await loadShard(values.data, split, async (path) => readBytes(path));
const count = Math.min(Number(values.scenes), shard.count);
for (let index = 0; index < count; index++) {
  const scene = shard.scene(index);
  scenes.write(scene);
  let detections = 0;
  for (const task of roomTasks(scene)) {
    const instances = instancesOf(task).map((id) =>
      scene.instances.findIndex((instance) => instance.id === id),
    );
    const row = { scene: index, task: task.id, prompt: task.prompt, completion: targetText(task), instances };
    if (task.kind === 'detection') {
      // The first window of four views, as where policies are judged.
      if (task.frames.length === DETECTION_FRAMES[0] && detections++ === 0) kinds.detection.add(row);
    } else if (task.kind === 'grounding') {
      (task.about ? kinds.relation : kinds.grounding).add(row);
      const box = boxInCamera(task.poses[0]!, task.target.box);
      ceiling = {
        sum:
          ceiling.sum +
          boxIoU(
            box,
            box.map((value) => Number(numberGrid.round(value))),
          ),
        count: ceiling.count + 1,
      };
    }
  }
  for (const task of sceneQuestions(scene, split === 'train' ? PER_TYPE : 2)) {
    const thinking = askToThink(task);
    kinds.direct.add({
      scene: index,
      task: task.id,
      prompt: task.prompt,
      completion: targetText(task),
    });
    kinds.think.add({
      scene: index,
      task: task.id,
      prompt: thinking.prompt,
      completion: targetText(thinking),
    });
  }
  if ((index + 1) % 200 === 0) process.stderr.write(`${index + 1} of ${count} scenes\n`);
}
scenes.close();

for (const scene of shardScenes(readFurniture(), 'train', ARITHMETIC_SEED, Number(values.arithmetic))) {
  for (const task of sceneQuestions(scene, PER_TYPE)) {
    const thinking = askToThink(task);
    const completion = targetText(thinking);
    const given = seenPart(task, completion);
    if (given) kinds.arithmetic.add({ scene: -1, task: task.id, prompt: thinking.prompt, completion, given });
  }
}
process.stderr.write(
  `Rounding to the number grid caps the mean IoU of grounding at ${(ceiling.sum / Math.max(1, ceiling.count)).toFixed(3)}\n`,
);
writeFileSync(
  join(out, 'meta.json'),
  JSON.stringify({
    data: values.data,
    split,
    scenes: count,
    frames: SCENE_FRAMES,
    patches: config.patchesPerFrame,
    switched: tokenOptions(values),
    features: config.features,
    labels: categories20.length,
    rays: 9,
    rayStride: RAY_FEATURES.count,
    firstPoint: RAY_FEATURES.firstPoint,
    ownPoint: RAY_FEATURES.ownPoint,
    pointScale: METRE,
    tasks: Object.fromEntries(Object.entries(kinds).map(([kind, writer]) => [kind, writer.write(out)])),
  }),
);
writeFileSync(join(out, 'pieces.json'), JSON.stringify(pieces));
for (const [name, size] of Object.entries(policySizes))
  writeFileSync(join(out, `${name}.json`), JSON.stringify(size));
