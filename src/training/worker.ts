/// <reference lib="webworker" />
import wasmUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import wasmSimdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { fetchBytes } from './fetchBytes';
import type { TrainerCommand } from './protocol';
import { openTfEngine } from './resilient/openTfEngine';
import { opfsShelf } from './worker/opfsShelf';
import { TrainerSession } from './worker/trainerSession';

const wasmPaths = {
  'tfjs-backend-wasm.wasm': wasmUrl,
  'tfjs-backend-wasm-simd.wasm': wasmSimdUrl,
  // Never loaded, but the map must name all three.
  'tfjs-backend-wasm-threaded-simd.wasm': wasmSimdUrl,
};

// The training worker: all that it does is in worker/trainerSession.ts.
const session = new TrainerSession({
  shelf: opfsShelf(),
  openEngine: (policy, keepReference) => openTfEngine(policy, keepReference, wasmPaths),
  fetchFile: fetchBytes,
  now: () => new Date(),
  post: (event) => self.postMessage(event, event.kind === 'exported' ? [event.zip.buffer] : []),
});

self.onmessage = ({ data: command }: MessageEvent<TrainerCommand>) => session.obey(command);
// An async handler that throws is silent otherwise: `onerror` does not fire for it.
self.addEventListener('unhandledrejection', (event) =>
  session.fail(event.reason, 'training worker', 'Reload the page, and resume the run', true),
);
