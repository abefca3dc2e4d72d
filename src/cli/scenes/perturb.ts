import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rollout, Task } from '#rewards';
import { parseScene, parseTasks, Random } from '#scenes';
import { PERTURBATION, perturbTruth } from '../perturb/perturbTruth';
import { nameInScene } from './nameInScene';
import { readSceneJson } from './readScene';
import { UsageError } from './usageError';

const POLICY = 'perturbed truth';
const GROUP = 8;
const SEED = 1;

interface Stored {
  readonly policies: readonly { name: string; provenance: string; measured: boolean }[];
  readonly rollouts: readonly Rollout[];
}

/** `perturb`: a group of documented perturbations of the truth for every task that no policy has answered yet, beside the measured
 * rollouts of the room; earlier perturbations are made anew. */
export function perturb(args: string[]): number {
  const [folder] = args;
  if (!folder || args.length > 1) throw new UsageError('perturb DIR: name one scene folder');
  const scene = parseScene(readSceneJson(folder, 'scene.json'));
  const tasks = parseTasks(readSceneJson(folder, scene.tasks ?? 'tasks.json'));
  const file = scene.rollouts ?? 'rollouts.json';
  const { policies, rollouts } = existsSync(join(folder, file))
    ? (readSceneJson(folder, file) as Stored)
    : { policies: [], rollouts: [] };

  const measured = rollouts.filter(({ policy }) => policy !== POLICY);
  const answered = new Set(measured.map(({ task }) => task));
  const made = tasks.filter(({ id }) => !answered.has(id)).flatMap(groupOf);
  const stored: Stored = {
    // first in the list, which goes from early to best: a real policy comes after
    policies: [
      { name: POLICY, provenance: PERTURBATION, measured: false },
      ...policies.filter(({ name }) => name !== POLICY),
    ],
    rollouts: [...measured, ...made],
  };
  const text = JSON.stringify(stored);
  writeFileSync(join(folder, file), text);
  nameInScene(folder, 'rollouts', file);
  process.stderr.write(
    `${file}: ${measured.length} measured and ${made.length} perturbed rollouts; ${(text.length / 1000).toFixed(1)} kB\n`,
  );
  return 0;
}

/** Each task has a stream of its own, by its id: a new task changes no other's group. */
function groupOf(task: Task): Rollout[] {
  const random = Random.seeded(seedOf(task.id));
  return Array.from({ length: GROUP }, (_, i) => ({
    id: `perturbed/${task.id.slice(task.scene.length + 1)}/${i}`,
    task: task.id,
    policy: POLICY,
    step: 0,
    completion: perturbTruth(task, random),
  }));
}

/** FNV-1a, 32 bits. */
function seedOf(text: string): number {
  let hash = 0x811c9dc5 ^ SEED;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
