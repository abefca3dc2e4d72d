import type { AnnotatedViews } from '../annotatedViews';
import { decodeRecord } from '../shard/record';
import { SHARD_LAYOUT } from '../shard/shardLayout';
import { sceneId } from '../shard/splits';
import type { GeneratorPort } from './generatorPort';
import type { GeneratorEvent, GeneratorRequest } from './protocol';

export interface GeneratorOptions {
  /** Ends the scenes early, without an error. Leaving the loop does the same. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, count: number) => void;
}

let runs = 0;

/** Generated scenes from a worker, in order, the same as `shardScenes` makes. The worker starts at once and does not wait
 * for the reader. A port makes one request at a time: the next one ends what is left of it.
 * @throws Error with what the worker says if it fails */
export function generateInWorker(
  port: GeneratorPort,
  request: GeneratorRequest,
  { signal, onProgress }: GeneratorOptions = {},
): AsyncGenerator<AnnotatedViews, void, void> {
  const waiting: GeneratorEvent[] = [];
  let wake = () => {};
  const run = runs++;
  const hear = (event: GeneratorEvent) => {
    if (event.run !== run) return;
    waiting.push(event);
    wake();
  };
  port.listen(hear, (message) => hear({ kind: 'failed', run, message }));
  port.send({ kind: 'generate', run, ...request });
  const cancel = () => port.send({ kind: 'cancel' });
  signal?.addEventListener('abort', cancel);
  if (signal?.aborted) cancel();
  return read();

  async function next(): Promise<GeneratorEvent> {
    for (;;) {
      const event = waiting.shift();
      if (event) return event;
      await new Promise<void>((resume) => {
        wake = resume;
      });
    }
  }

  async function* read(): AsyncGenerator<AnnotatedViews, void, void> {
    try {
      for (;;) {
        const event = await next();
        if (event.kind === 'done') return;
        if (event.kind === 'failed') throw new Error(event.message);
        if (event.kind === 'progress') onProgress?.(event.done, event.count);
        else yield* decoded(event.first, event.records);
        if (signal?.aborted) return;
      }
    } finally {
      signal?.removeEventListener('abort', cancel);
      cancel();
    }
  }

  function* decoded(first: number, records: readonly ArrayBuffer[]): Generator<AnnotatedViews> {
    for (const [i, record] of records.entries()) {
      const id = sceneId(request.split, request.seed, first + i);
      const scene = decodeRecord(new Uint8Array(record), id, SHARD_LAYOUT);
      if (!scene) throw new Error(`${id}: the worker's record is damaged`);
      yield scene;
    }
  }
}
