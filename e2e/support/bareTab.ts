import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import type { TrainerCommand, TrainerEvent } from '../../src/training/protocol';

type Of<K extends TrainerEvent['kind']> = Extract<TrainerEvent, { kind: K }>;

interface Bare {
  worker: Worker;
  events: TrainerEvent[];
}

/** A tab with nothing but the training worker that ships, spoken to in its protocol. */
export interface BareTab {
  readonly page: Page;
  readonly send: (command: TrainerCommand) => Promise<void>;
  /** All events of a kind so far. */
  readonly all: <K extends TrainerEvent['kind']>(kind: K) => Promise<Of<K>[]>;
  /** Waits until `count` events of a kind have come. */
  readonly wait: <K extends TrainerEvent['kind']>(kind: K, count?: number) => Promise<Of<K>>;
  /** Runs in the worker. */
  readonly inWorker: (script: string) => Promise<unknown>;
}

/**
 * Opens a bare page on the origin of `url`, and the worker in it.
 *
 * @param first a script that the worker runs before its own
 */
export async function bareTab(context: BrowserContext, url: string, first = ''): Promise<BareTab> {
  const page = await context.newPage();
  const script = readdirSync(join('dist', 'assets')).find((file) => /^worker-.*\.js$/.test(file))!;
  await page.route('**/bare.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Bare</title>' }),
  );
  // Static imports: what the page sends waits until both have run.
  const imports = `import './before.js'; import './assets/${script}';`;
  for (const [name, body] of [
    ['first.js', imports],
    ['before.js', first],
  ] as const)
    await page.route(`**/${name}`, (route) => route.fulfill({ contentType: 'text/javascript', body }));
  await page.goto(`${url}bare.html`);
  await page.evaluate(() => {
    const events: TrainerEvent[] = [];
    const worker = new Worker('first.js', { type: 'module' });
    worker.onmessage = ({ data }) => events.push(data);
    Object.assign(globalThis, { bare: { worker, events } satisfies Bare });
  });
  return {
    page,
    send: (command) =>
      page.evaluate(
        (sent) => (globalThis as unknown as { bare: Bare }).bare.worker.postMessage(sent),
        command,
      ),
    all: (kind) =>
      page.evaluate(
        (wanted) =>
          (globalThis as unknown as { bare: Bare }).bare.events.filter(
            (event) => event.kind === wanted,
          ) as never,
        kind,
      ),
    async wait(kind, count = 1) {
      const found = await page.waitForFunction(
        ([wanted, number]) => {
          const { events } = (globalThis as unknown as { bare: Bare }).bare;
          return events.filter((event) => event.kind === wanted)[Number(number) - 1];
        },
        [kind, count] as const,
        // Not by animation frames: a tab in the background has none.
        { timeout: 220_000, polling: 50 },
      );
      return (await found.jsonValue()) as never;
    },
    inWorker: (code) => page.workers()[0]!.evaluate(code),
  };
}
