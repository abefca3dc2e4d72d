import type { TrainerCommand, TrainerEvent } from './protocol';

export interface TrainerClient {
  readonly send: (command: TrainerCommand) => void;
  /** Ends the worker at once, whatever it does. */
  readonly close: () => void;
}

/** Starts the training worker and hands on its events, errors that escape the worker included. */
export function createTrainerClient(onEvent: (event: TrainerEvent) => void): TrainerClient {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'trainer' });
  worker.onmessage = (message: MessageEvent<TrainerEvent>) => onEvent(message.data);
  worker.onerror = (event) => {
    onEvent({
      kind: 'error',
      what: event.message || 'The training worker could not be started',
      where: 'training worker',
      remedy: 'Reload the page; what was open stays in the link',
      fatal: true,
    });
  };
  return { send: (command) => worker.postMessage(command), close: () => worker.terminate() };
}
