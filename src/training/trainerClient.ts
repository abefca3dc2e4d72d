import type { ViewFiles } from './loadViews';
import type { BackendName, TrainerCommand, TrainerEvent } from './protocol';

export interface TrainerClient {
  readonly send: (command: TrainerCommand) => void;
  /** Ends the worker at once, whatever it does; a stored run can be resumed. */
  readonly close: () => void;
}

/** The part of a `Worker` that is needed here. */
export type TrainerWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

/** What it takes to go on with the open run in a new worker. */
interface Going {
  readonly run: string | null;
  readonly views: ViewFiles;
  readonly prefer: BackendName;
  /** The last step that the page knows of. */
  step: number;
  /** Where the page wants it to go; null while it is paused. */
  until: number | null;
}

/**
 * Starts the training worker and hands on its events. A worker that crashes is started again and goes on with the stored run
 * from its last saved step: steps that the page has already are taken again, with the same numbers, and not told twice. One that
 * crashes again before a new step is given up.
 */
export function createTrainerClient(
  onEvent: (event: TrainerEvent) => void,
  makeWorker: () => TrainerWorker = () =>
    new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'trainer' }),
): TrainerClient {
  let going: Going | null = null;
  /** Why the worker was started again; until it has taken a new step. */
  let restarted: string | null = null;
  let worker = start();

  function start(): TrainerWorker {
    const started = makeWorker();
    started.onmessage = ({ data }: MessageEvent<TrainerEvent>) => handle(data);
    started.onerror = (event) => crashed(event.message || 'The training worker could not be started');
    return started;
  }

  function crashed(what: string): void {
    worker.terminate();
    const { run, views, prefer } = going ?? {};
    if (!run || !views || !prefer || restarted !== null) {
      const remedy = run ? 'Resume the stored run' : 'Reload the page; what was open stays in the link';
      onEvent({ kind: 'error', what, where: 'training worker', remedy, fatal: true });
      return;
    }
    restarted = what;
    worker = start();
    worker.postMessage({ kind: 'resume', run, views, prefer } satisfies TrainerCommand);
  }

  function handle(event: TrainerEvent): void {
    switch (event.kind) {
      case 'loading':
        if (restarted === null) onEvent(event);
        return;
      case 'ready':
        if (restarted === null) {
          if (going) going = { ...going, run: event.run, step: event.steps.at(-1)?.step ?? -1 };
          onEvent(event);
          return;
        }
        goOn(restarted, event.backend);
        return;
      case 'step':
        if (going && event.metrics.step <= going.step) return;
        if (going) going.step = event.metrics.step;
        restarted = null;
        break;
      case 'paused':
        if (going) going.until = null;
        break;
      case 'error':
        if (event.fatal) going = null;
    }
    onEvent(event);
  }

  /** The new worker has the run as it was last saved. */
  function goOn(what: string, backend: BackendName): void {
    onEvent({
      kind: 'notice',
      about: 'restart',
      backend,
      what: `The training worker stopped: ${what}`,
      where: 'training worker',
      remedy: 'It was started again and goes on from the last saved step',
    });
    const { step, until } = going!;
    const command: TrainerCommand = { kind: 'start', until: until ?? step };
    worker.postMessage(command);
  }

  return {
    send(command) {
      switch (command.kind) {
        case 'init': {
          const { views, prefer } = command.config;
          going = { run: null, views, prefer, step: -1, until: null };
          break;
        }
        case 'resume':
          going = { ...command, step: -1, until: null };
          break;
        case 'start':
          if (going) going.until = command.until;
          break;
        case 'step':
          if (going) going.until = going.step + 1;
          break;
        case 'pause':
          if (going) going.until = null;
      }
      worker.postMessage(command);
    },
    close: () => worker.terminate(),
  };
}
