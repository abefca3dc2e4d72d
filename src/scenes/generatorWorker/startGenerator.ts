import type { GeneratorPort } from './generatorPort';
import type { GeneratorEvent } from './protocol';

/** Starts a generator of scenes in a worker of the page. */
export function startGenerator(): GeneratorPort {
  const worker = new Worker(new URL('./generatorWorker.ts', import.meta.url), {
    type: 'module',
    name: 'generator',
  });
  return {
    send: (command) => worker.postMessage(command),
    listen(hear, died) {
      worker.onmessage = ({ data }: MessageEvent<GeneratorEvent>) => hear(data);
      worker.onerror = ({ message }) =>
        died(message || 'The generator could not be started: reload the page');
    },
    close: () => worker.terminate(),
  };
}
