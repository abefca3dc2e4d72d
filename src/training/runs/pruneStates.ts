import { runFiles } from './runFiles';
import type { RunFolder } from './runFolder';

/** How many states are kept beside the start and the named ones: the last, and one more in case it is damaged. */
const KEPT = 2;

/** Removes the states that are no longer needed.
 * @param keepEvery of every so many steps the parameters stay; 0: of none */
export async function pruneStates(folder: RunFolder, keepEvery: number): Promise<void> {
  const files = await folder.list('checkpoints/');
  const steps = files.map(runFiles.stepOf).filter((step) => step !== null && step > 0) as number[];
  for (const step of steps.sort((a, b) => b - a).slice(KEPT)) {
    if (files.includes(runFiles.optimiser(step))) await folder.remove(runFiles.optimiser(step));
    if (keepEvery === 0 || step % keepEvery !== 0) await folder.remove(runFiles.checkpoint(step));
  }
}
