import { shardScenes } from '#scenes';
import { boxFurniture } from '../../../scenes/testing/boxFurniture';
import { defaultGrpoOptions } from '../../grpoOptions';
import { shardPrompts } from '../../sources/shardPrompts';
import { trainingTasks } from '../../sources/trainingTasks';
import { type RunPlan, TrainingRun } from '../../trainingRun';
import { resumeRun } from '../resumeRun';
import type { RunFolder } from '../runFolder';
import type { RunRecord } from '../runRecord';
import { RunStore } from '../runStore';
import { fakeConfig, fakeEngine, fakeValues } from './fakeEngine';

const options = { ...defaultGrpoOptions, groupSize: 2, warmup: 1 };
export const fakeRecord: RunRecord = {
  format: 'reward-room/run',
  version: 1,
  trainer: 'tfjs',
  task: 'grounding',
  algorithm: 'grpo',
  init: 'fake.safetensors',
  seed: 3,
  preset: null,
  options: { ...options },
  policy: { name: 'fake', parameters: 1 },
};
const plan: RunPlan = { algorithm: 'grpo', seed: 3, options };
const scenes = [...shardScenes(boxFurniture(), 'train', 1, 4)];
const shard = { split: 'train', count: scenes.length, scene: (place: number) => scenes[place]! } as const;
const tasks = new Map(scenes.map((scene) => [scene.id, trainingTasks('grounding', fakeConfig)(scene)]));
const source = () => shardPrompts(shard, ({ id }) => tasks.get(id)!, { scenes: 1, prompts: 2 });

/** Starts a run on the fake engine, or goes on with the one that is there. */
export async function fakeRun(folder: RunFolder, saveEvery = 2, keepEvery = 0): Promise<TrainingRun> {
  if (await folder.read('run.json')) {
    const resumed = await resumeRun(folder, keepEvery);
    const storage = { store: resumed.store, saveEvery, resumed };
    return new TrainingRun(plan, source(), fakeEngine(), fakeConfig, storage);
  }
  const policy = { config: fakeConfig, values: fakeValues() };
  const store = await RunStore.start(folder, fakeRecord, policy, keepEvery);
  return new TrainingRun(plan, source(), fakeEngine(), fakeConfig, { store, saveEvery });
}
