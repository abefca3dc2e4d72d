import { growth } from './growth';
import type { MemoryUse } from './memoryUse';

/** By how much each figure may grow from the first to the last fifth. Objects and buffers are counted; the heap also holds what
 * the JavaScript engine compiles and learns as it goes. */
const ALLOWED: Readonly<Record<keyof MemoryUse, number>> = {
  tensors: 0,
  heap: 0.05,
  wasm: 0,
  gpuBuffers: 0,
  gpuUsed: 0,
  gpuAllocated: 0.01,
};

/** Prints a soak's figures as they come, and says at the end which of them grew. */
export class SoakTable {
  private readonly uses: MemoryUse[] = [];
  private started = performance.now();
  private step = 0;

  constructor(title: string) {
    process.stdout.write(
      `${title}\n   step  tensors  heap MB  WASM MB  GPU buffers  used MB  allocated MB  ms a step\n`,
    );
  }

  add(step: number, use: MemoryUse): void {
    const now = performance.now();
    const pace = (now - this.started) / (step - this.step);
    this.uses.push(use);
    this.started = now;
    this.step = step;
    const cells = [
      String(step).padStart(7),
      String(use.tensors).padStart(8),
      megabytes(use.heap).padStart(8),
      megabytes(use.wasm).padStart(8),
      String(use.gpuBuffers).padStart(12),
      megabytes(use.gpuUsed).padStart(8),
      megabytes(use.gpuAllocated).padStart(13),
      pace.toFixed(0).padStart(10),
    ];
    process.stdout.write(`${cells.join(' ')}\n`);
  }

  /** What grew by more than is allowed, with by how much. */
  grown(): Partial<Record<keyof MemoryUse, number>> {
    const names = Object.keys(ALLOWED) as (keyof MemoryUse)[];
    const grew = names.map((name) => [name, growth(this.uses.map((use) => use[name]))] as const);
    return Object.fromEntries(grew.filter(([name, by]) => by > ALLOWED[name]));
  }
}

const megabytes = (bytes: number) => (bytes / 2 ** 20).toFixed(2);
