/// <reference lib="webworker" />
import wasmUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import wasmSimdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';

import { chooseBackend } from './backend';
import { readPolicy } from './checkpoint/policyCheckpoint';
import { fetchBytes } from './fetchBytes';
import { loadViews } from './loadViews';
import type { RunConfig, TrainerCommand, TrainerEvent } from './protocol';
import { TrainingRun } from './trainingRun';

// The training worker: obeys commands one after the other, and between two steps looks whether it should pause.

const post = (event: TrainerEvent) => self.postMessage(event);
const fail = (where: string, error: unknown, remedy: string, fatal: boolean) =>
  post({ kind: 'error', what: error instanceof Error ? error.message : String(error), where, remedy, fatal });

let run: TrainingRun | null = null;
/** Steps are taken while fewer than this have been. */
let until = 0;
let busy = false;
/** Commands run strictly one after the other, `pause` excepted. */
let queue: Promise<void> = Promise.resolve();

self.onmessage = ({ data: command }: MessageEvent<TrainerCommand>) => {
  switch (command.kind) {
    case 'pause':
      until = 0;
      if (!busy && run) post({ kind: 'paused', step: run.step });
      return;
    case 'init':
      until = 0;
      queue = queue.then(() => init(command.config));
      return;
    case 'start':
      queue = queue.then(() => train(command.until));
      return;
    case 'step':
      queue = queue.then(() => train((run?.step ?? 0) + 1));
      return;
  }
};
// An async handler that throws is silent otherwise: `onerror` does not fire for it.
self.addEventListener('unhandledrejection', (event) =>
  fail('training worker', event.reason, 'Press Reset to start again from the shipped policy', true),
);

async function init(config: RunConfig): Promise<void> {
  try {
    run?.dispose();
    run = null;
    post({ kind: 'loading', what: 'backend', done: 0, total: 3 });
    const chosen = await chooseBackend(
      config.prefer,
      {
        'tfjs-backend-wasm.wasm': wasmUrl,
        'tfjs-backend-wasm-simd.wasm': wasmSimdUrl,
        // Never loaded, but the map must name all three.
        'tfjs-backend-wasm-threaded-simd.wasm': wasmSimdUrl,
      },
      (message) => fail('graphics card', message, 'Reset, and choose WASM if it happens again', false),
    );
    post({ kind: 'loading', what: 'policy', done: 1, total: 3 });
    const policy = readPolicy(await fetchBytes(config.policyUrl));
    post({ kind: 'loading', what: 'scene', done: 2, total: 3 });
    const scene = await loadViews(config.views, fetchBytes);
    run = new TrainingRun(config, scene, policy);
    const { parameterCount: parameters } = run.engine;
    post({
      kind: 'ready',
      backend: chosen.backend,
      backendNote: chosen.note,
      policy: { name: policy.config.name, parameters },
    });
    post({ kind: 'step', ...(await run.next()) });
  } catch (error) {
    fail('starting the run', error, 'Check the connection to the page’s files and press Reset', true);
  }
}

async function train(target: number): Promise<void> {
  if (!run) return;
  busy = true;
  until = target;
  try {
    while (run.step < until) {
      post({ kind: 'step', ...(await run.next()) });
      // A gap between steps: commands get in, and rendering gets its share of the graphics card.
      await new Promise((resume) => setTimeout(resume, 0));
    }
  } catch (error) {
    fail(
      `training step ${run.step + 1}`,
      error,
      'The last good step is still here: lower the learning rate and press Reset',
      true,
    );
  } finally {
    busy = false;
    post({ kind: 'paused', step: run.step });
  }
}
