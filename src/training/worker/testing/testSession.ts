import { readFileSync } from 'node:fs';
import { parseTasks } from '#scenes';
import { writePolicy } from '../../checkpoint/policyCheckpoint';
import type { Engine } from '../../engine';
import { defaultGrpoOptions } from '../../grpoOptions';
import { promptFits } from '../../promptFits';
import type { RunConfig, TrainerEvent } from '../../protocol';
import { type MemoryFolder, memoryFolder } from '../../runs/memoryFolder';
import { fakeConfig, fakeEngine, fakeValues } from '../../runs/testing/fakeEngine';
import { TrainerSession } from '../trainerSession';

const ROOM = 'public/samples/living-room';
const policy = writePolicy({ config: fakeConfig, values: fakeValues() }, 'F32');

const tasks = parseTasks(JSON.parse(readFileSync(`${ROOM}/tasks.json`, 'utf8')));
/** Two groups of two rollouts. */
export const testConfig: RunConfig = {
  algorithm: 'grpo',
  grpo: { ...defaultGrpoOptions, groupSize: 2, maxTokens: 3, warmup: 1, learningRate: 1e-3 },
  visual: {},
  tasks: tasks.filter((task) => task.kind === 'grounding' && promptFits(task)).slice(0, 2),
  views: { scene: `${ROOM}/scene.json`, rays: `${ROOM}/rays.bin` },
  policyUrl: 'policy',
  preset: null,
  steps: 20,
  seed: 3,
  prefer: 'wasm',
};

/** A session over runs in memory and without tensors: what a worker is, without one. A second one over the same `runs` is the
 * next visit. */
export function testSession(runs = new Map<string, MemoryFolder>(), makeEngine: () => Engine = fakeEngine) {
  const events: TrainerEvent[] = [];
  const shelf = {
    names: async () => [...runs.keys()].filter((name) => runs.get(name)!.files.size > 0),
    folder: (name: string) => {
      const folder = runs.get(name) ?? memoryFolder();
      runs.set(name, folder);
      return folder;
    },
    remove: async (name: string) => {
      runs.delete(name);
    },
  };
  const session = new TrainerSession({
    shelf: Promise.resolve(shelf),
    openEngine: () => async (backend) => ({ engine: makeEngine(), backend, note: null, close() {} }),
    fetchFile: async (address) => {
      if (address === 'policy') return policy.slice(0);
      const bytes = readFileSync(address);
      return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    },
    now: () => new Date('2026-11-28T17:46:05Z'),
    post: (event) => events.push(event),
  });
  return { session, events, runs };
}
