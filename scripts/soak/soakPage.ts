import { chooseBackend, policySizes } from '#training/headless';
import { type MemoryUse, memoryUse } from './memoryUse';
import { soakSteps } from './soakSteps';

declare global {
  interface Window {
    soak: (steps: number, every: number) => Promise<void>;
    /** Of the command that opened the page. */
    report: (step: number, use: MemoryUse) => Promise<void>;
  }
}

// The page that `soak` drives: WebGPU is in a browser only.
window.soak = async (steps, every) => {
  const faults: string[] = [];
  const { backend, note } = await chooseBackend('webgpu', '', ({ message }) => faults.push(message));
  if (backend !== 'webgpu') throw new Error(`There is no WebGPU here: ${note}`);
  await soakSteps(policySizes.nano, steps, every, async (step) => window.report(step, await memoryUse()));
  if (faults.length > 0) throw new Error(`GPU error: ${faults[0]}`);
};
