import { existsSync } from 'node:fs';
import { scoreCompletion } from '#rewards';
import { detectionTask, groundingTasks, Random, shardScenes } from '#scenes';
import { gumbelNoise, preparePrompts, readPolicy, readRollouts, TfEngine } from '#training/headless';
import { nodeBackend } from '../shared/nodeBackend';
import { readBytes } from '../shared/readBytes';
import { readFurniture } from '../shared/readFurniture';
import { readSampleRoom } from '../shared/readSampleRoom';

await nodeBackend('wasm');
const { config, values } = readPolicy(readBytes(process.argv[2]!));
const engine = new TfEngine(config, values, false);
const all = [0, 1, 2, 3, 4, 5, 6, 7];
const stats: Record<string, number[]> = {};
const push = (k: string, v: number) => (stats[k] ??= []).push(v);
async function run(scene: any, tasks: any[], tag: string, T = 0) {
  if (!tasks.length) return;
  const G = T ? 8 : 1;
  const batch = preparePrompts(scene, tasks, G, config);
  const s = await engine.sample(batch, {
    temperature: T || 1,
    maxTokens: config.maxLength - config.promptLength,
    gumbel: T ? gumbelNoise(Random.seeded(1)) : null,
  });
  readRollouts(s, tasks, G, 0).forEach((rs, i) =>
    rs.forEach((r) => {
      const res = scoreCompletion(r.completion, tasks[i]);
      for (const p of res.parts) push(`${tag}.${p.name}`, p.value);
      push(`${tag}.total`, res.total);
      if (tasks[i].kind === 'grounding')
        push(`${tag}.acc25`, res.parts.find((p) => p.name === 'iou')!.value >= 0.25 ? 1 : 0);
    }),
  );
}
const N = Number(process.argv[3] ?? 100);
for (const scene of shardScenes(readFurniture(), 'validation', 1, N)) {
  await run(scene, groundingTasks(scene, all as never), 'ground');
  await run(scene, [detectionTask(scene, all.slice(0, 4) as never)], 'det');
}
if (existsSync('public/samples/living-room/tasks.json')) {
  const room = readSampleRoom('public/samples/living-room');
  for (const kind of ['grounding', 'detection'])
    for (const T of [0, 0.7, 1])
      for (const t of room.tasks.filter((t) => t.kind === kind))
        await run(room, [t], `room.${kind}.T${T}`, T);
}
for (const [k, v] of Object.entries(stats))
  console.log(k, (v.reduce((a, b) => a + b, 0) / v.length).toFixed(3), v.length);
process.exit(0);
