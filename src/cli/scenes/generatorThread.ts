import { parentPort, Worker } from 'node:worker_threads';
import { type GeneratorEvent, type GeneratorPort, generatorHandler } from '#scenes';

/** A generator of scenes in a thread of its own.
 * @param entry a script that calls `serveGenerator` where it finds itself in a thread */
export function generatorThread(entry: URL): GeneratorPort {
  const thread = new Worker(entry);
  return {
    send: (command) => thread.postMessage(command),
    listen(hear, died) {
      thread.removeAllListeners();
      thread.on('message', (event: GeneratorEvent) => hear(event));
      thread.on('error', ({ message }) => died(message));
    },
    close: () => void thread.terminate(),
  };
}

/** The thread's side. */
export function serveGenerator(): void {
  parentPort?.on(
    'message',
    generatorHandler((event, transfer) => parentPort?.postMessage(event, transfer)),
  );
}
