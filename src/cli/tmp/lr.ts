import { groundingTasks, shardScenes } from '#scenes';
import { defaultGrpoOptions } from '#training';
import { readPolicy, TrainingRun } from '#training/headless';
import { nodeBackend } from '../shared/nodeBackend';
import { readBytes } from '../shared/readBytes';
import { readFurniture } from '../shared/readFurniture';

await nodeBackend('wasm');
const policy = readPolicy(readBytes(process.argv[2]!));
const lr = Number(process.argv[3]);
const T = Number(process.argv[4] ?? 1);
const steps = Number(process.argv[5] ?? 60);
const which = Number(process.argv[6] ?? 0);
const all = [0, 1, 2, 3, 4, 5, 6, 7] as never;
let scene: any;
let k = 0;
for (const s of shardScenes(readFurniture(), 'validation', 1, 10)) {
  if (k++ === which) scene = s;
}
const tasks = groundingTasks(scene, all).slice(0, 4);
const run = new TrainingRun(
  { grpo: { ...defaultGrpoOptions, learningRate: lr, temperature: T, warmup: 5 }, tasks, seed: 0 },
  scene,
  policy,
);
const t0 = Date.now();
const rs: any[] = [];
for (let i = 0; i <= steps; i++) {
  const { metrics: m } = await run.next();
  rs.push(m);
  if (i % 10 === 9) {
    const w = rs.slice(-10);
    const a = (f: any) => (w.reduce((s, x) => s + f(x), 0) / 10).toFixed(3);
    console.log(
      lr,
      i,
      'reward',
      a((x: any) => x.reward),
      'frame',
      a((x: any) => x.parts.frame),
      'iou',
      a((x: any) => x.parts.iou),
      'fmt',
      a((x: any) => x.parts.format),
      'ent',
      a((x: any) => x.entropy),
      ((Date.now() - t0) / 1000).toFixed(0),
    );
  }
}
process.exit(0);
