import { SceneError } from '#scenes';
import type { ImportCommand, ImportEvent } from './importProtocol';

export type ImportProgress = Omit<Extract<ImportEvent, { kind: 'progress' }>, 'call' | 'kind'>;
type Answer = Extract<ImportEvent, { kind: 'opened' | 'made' | 'regrouped' | 'exported' }>;
type Command = ImportCommand extends infer Each ? (Each extends unknown ? Omit<Each, 'call'> : never) : never;

export interface ImportClient {
  /** @throws SceneError with everything that is wrong */
  readonly ask: (command: Command) => Promise<Answer>;
  /** Ends the worker: whatever it was doing stops, and nothing more comes of it. */
  readonly close: () => void;
}

/** Starts a worker that reads other people's files, so that nothing they hold can make the page stand still. */
export function createImportClient(onProgress: (progress: ImportProgress) => void): ImportClient {
  const worker = new Worker(new URL('./importWorker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<
    number,
    { readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void }
  >();
  let calls = 0;

  worker.onmessage = ({ data }: MessageEvent<ImportEvent>) => {
    if (data.kind === 'progress') return onProgress(data);
    const call = waiting.get(data.call);
    waiting.delete(data.call);
    if (data.kind === 'failed') call?.reject(new SceneError(data.problems));
    else call?.resolve(data);
  };
  worker.onerror = ({ message }) => {
    for (const { reject } of waiting.values()) {
      reject(new Error(message || 'The reader of files could not be started'));
    }
    waiting.clear();
  };
  return {
    ask(command) {
      const call = ++calls;
      return new Promise((resolve, reject) => {
        waiting.set(call, { resolve, reject });
        worker.postMessage({ ...command, call });
      });
    },
    close: () => worker.terminate(),
  };
}
