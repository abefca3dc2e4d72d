import { memory } from '@tensorflow/tfjs-core';
import { backend } from '../../src/training/tf';

/** What a process or page holds on to after garbage is collected. Zero where there is no such thing. */
export interface MemoryUse {
  readonly tensors: number;
  /** Objects of JavaScript and their buffers, bytes. */
  readonly heap: number;
  /** Size of the WebAssembly memory, bytes: it never shrinks. */
  readonly wasm: number;
  /** GPU buffers in use, their bytes, and the bytes of those kept for later besides. */
  readonly gpuBuffers: number;
  readonly gpuUsed: number;
  readonly gpuAllocated: number;
}

declare global {
  // Chromium's, with --enable-precise-memory-info.
  interface Performance {
    readonly memory?: { readonly usedJSHeapSize: number };
  }
}

/** @throws Error where the garbage collector can't be called (Node: --expose-gc; Chromium: --js-flags=--expose-gc) */
export async function memoryUse(): Promise<MemoryUse> {
  const { wasm, bufferManager } = backend() as {
    wasm?: { HEAPU8: Uint8Array };
    bufferManager?: { numUsedBuffers: number; numBytesUsed: number; numBytesAllocated: number };
  };
  return {
    tensors: memory().numTensors,
    heap: await heap(),
    wasm: wasm?.HEAPU8.byteLength ?? 0,
    gpuBuffers: bufferManager?.numUsedBuffers ?? 0,
    gpuUsed: bufferManager?.numBytesUsed ?? 0,
    gpuAllocated: bufferManager?.numBytesAllocated ?? 0,
  };
}

async function heap(): Promise<number> {
  if (!globalThis.gc)
    throw new Error('A soak collects garbage before it measures: start it with --expose-gc');
  // What promises and finalisers still hold goes at the second call.
  globalThis.gc();
  await new Promise((resolve) => setTimeout(resolve, 0));
  globalThis.gc();
  if (performance.memory) return performance.memory.usedJSHeapSize;
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
