import { createStore } from 'zustand/vanilla';
import {
  createTrainerClient,
  type PromptHeadroom,
  type RunConfig,
  type TrainerClient,
  type TrainerEvent,
} from '#training';
import type { Problem } from './problem';
import type { ClientMaker } from './trainer';

/** Samples of each prompt: as many as make "the others agree" mean something, and no more than a group of the paper. */
export const HEADROOM_SAMPLES = 16;

export type Headroom =
  | { readonly status: 'none' }
  | { readonly status: 'measuring'; readonly what: string }
  | { readonly status: 'failed'; readonly problem: Problem }
  | { readonly status: 'ready'; readonly prompts: readonly PromptHeadroom[]; readonly config: RunConfig };

/** Measures what training could gain, in a worker of its own that ends with the answer. */
export function createHeadroom(makeClient: ClientMaker = createTrainerClient) {
  const store = createStore<Headroom>((): Headroom => ({ status: 'none' }));
  let client: TrainerClient | null = null;

  function close(state: Headroom): void {
    client?.close();
    client = null;
    store.setState(state, true);
  }

  function handle(config: RunConfig, event: TrainerEvent): void {
    if (event.kind === 'loading') store.setState({ status: 'measuring', what: event.what }, true);
    else if (event.kind === 'headroom') close({ status: 'ready', prompts: event.prompts, config });
    else if (event.kind === 'error') close({ status: 'failed', problem: event });
  }

  return {
    store,
    /** Measures anew; a measurement in progress is given up. */
    measure(config: RunConfig): void {
      close({ status: 'measuring', what: 'worker' });
      client = makeClient((event) => handle(config, event));
      client.send({ kind: 'headroom', config, samples: HEADROOM_SAMPLES });
    },
    forget: () => close({ status: 'none' }),
  };
}

/** The page's one measurement. */
export const headroom = createHeadroom();
