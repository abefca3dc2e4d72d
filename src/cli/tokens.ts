import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { boxIoU, categories20, type ShownFrame } from '#rewards';
import {
  type AnnotatedViews,
  boxInCamera,
  detectionTask,
  groundingTasks,
  METRE,
  RAY_FEATURES,
  SCENE_FRAMES,
  type Split,
  shardScenes,
  visualTokens,
} from '#scenes';
import {
  encode,
  numberGrid,
  policySizes,
  promptTokens,
  toHalf,
  writeDetection,
  writeGrounding,
} from '#training/headless';
import { readFurniture } from './shared/readFurniture';
import { patchOwners } from './tokens/patchOwners';

const USAGE = `usage: npm run -s tokens -- --scenes N --seed S --split train|validation|held-out --out DIR

Writes generated scenes as plain arrays for the PyTorch twin (scripts/pretrain): visual tokens, prompts and target
completions as token ids, and the dense targets of the supervised stage. meta.json names them.
`;

const { values } = parseArgs({
  options: {
    scenes: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    split: { type: 'string', default: 'train' },
    out: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});
if (values.help || !values.out) {
  process.stdout.write(USAGE);
  process.exit(values.help ? 0 : 2);
}

/** Detection shows the first four of a scene's frames, grounding all of them. */
const DETECTION_SHOWN = 4;
const count = Number(values.scenes);
const config = policySizes.nano;
const END = 1;
const out = values.out;
mkdirSync(out, { recursive: true });
const files = {
  visual: openSync(join(out, 'visual.f16'), 'w'),
  poses: openSync(join(out, 'poses.f32'), 'w'),
  owner: openSync(join(out, 'owner.u8'), 'w'),
  ownerBox: openSync(join(out, 'owner-box.f32'), 'w'),
};
interface Row {
  readonly scene: number;
  readonly prompt: Int32Array;
  readonly completion: readonly number[];
}
const grounding: Row[] = [];
const detection: Row[] = [];
const all = Array.from({ length: SCENE_FRAMES }, (_, frame) => frame as ShownFrame);

/** Sum of the IoUs of true boxes with themselves as written on the number grid: no policy can do better. */
let ceiling = 0;
let index = 0;
for (const scene of shardScenes(readFurniture(), values.split as Split, Number(values.seed), count)) {
  writeScene(scene);
  for (const task of groundingTasks(scene, all)) {
    const frame = task.target.frame!;
    const box = boxInCamera(task.poses[frame]!, task.target.box);
    const text = writeGrounding(frame, box);
    ceiling += boxIoU(
      box,
      box.map((value) => Number(numberGrid.round(value))),
    );
    grounding.push(row(index, task.prompt, text));
  }
  const detect = detectionTask(scene, all.slice(0, DETECTION_SHOWN));
  const text = writeDetection(detect.target.boxes);
  if (encode(text).length < config.maxLength - config.promptLength)
    detection.push(row(index, detect.prompt, text));
  index += 1;
  if (index % 200 === 0) process.stderr.write(`${index} of ${count} scenes\n`);
}
for (const file of Object.values(files)) closeSync(file);
process.stderr.write(
  `Rounding to the number grid caps the mean IoU of grounding at ${(ceiling / grounding.length).toFixed(3)}\n`,
);

writeFileSync(
  join(out, 'meta.json'),
  JSON.stringify({
    scenes: count,
    frames: SCENE_FRAMES,
    patches: config.patchesPerFrame,
    features: config.features,
    promptLength: config.promptLength,
    labels: categories20.length,
    rays: 9,
    rayStride: RAY_FEATURES.count,
    firstPoint: RAY_FEATURES.firstPoint,
    pointScale: METRE,
    tasks: {
      grounding: writeRows('grounding', grounding, SCENE_FRAMES),
      detection: writeRows('detection', detection, DETECTION_SHOWN),
    },
  }),
);
for (const [name, size] of Object.entries(policySizes))
  writeFileSync(join(out, `${name}.json`), JSON.stringify(size));

function row(scene: number, prompt: string, completion: string): Row {
  return {
    scene,
    prompt: promptTokens(prompt, config.promptLength),
    completion: [...encode(completion), END],
  };
}

function writeScene(scene: AnnotatedViews): void {
  const { features, poses } = visualTokens(scene.views, all);
  writeSync(files.visual, new Uint8Array(Uint16Array.from(features, toHalf).buffer));
  writeSync(files.poses, new Uint8Array(poses.buffer));
  const owners = patchOwners(scene);
  const boxes = new Float32Array(owners.length * 9);
  const inFirst = scene.instances.map((instance) => boxInCamera(scene.views.poses[0]!, instance.box));
  owners.forEach((owner, patch) => {
    if (owner >= 0) boxes.set(inFirst[owner]!, patch * 9);
  });
  writeSync(files.ownerBox, new Uint8Array(boxes.buffer));
  const none = categories20.length;
  const label = (owner: number) => (owner < 0 ? none : categories20.indexOf(scene.instances[owner]!.label));
  writeSync(files.owner, Uint8Array.from(owners, label));
}

/** Rows as arrays, completions padded to the longest. */
function writeRows(kind: string, rows: readonly Row[], frames: number) {
  const length = Math.max(...rows.map(({ completion }) => completion.length));
  writeFileSync(
    join(out, `${kind}.scene.i32`),
    new Uint8Array(Int32Array.from(rows, ({ scene }) => scene).buffer),
  );
  writeFileSync(
    join(out, `${kind}.prompt.i16`),
    new Uint8Array(Int16Array.from(rows.flatMap(({ prompt }) => [...prompt])).buffer),
  );
  const completions = new Int16Array(rows.length * length);
  for (const [i, { completion }] of rows.entries()) completions.set(completion, i * length);
  writeFileSync(join(out, `${kind}.completion.i16`), new Uint8Array(completions.buffer));
  return { count: rows.length, length, frames };
}
