import { describe, expect, it } from 'vitest';
import { shardScenes } from '../shard/shardScenes';
import { boxFurniture } from '../testing/boxFurniture';
import { furnitureFiles } from '../testing/furnitureFiles';
import { generateInWorker } from './generateInWorker';
import { generatorHandler } from './generatorHandler';
import type { GeneratorPort } from './generatorPort';
import type { GeneratorCommand, GeneratorEvent, GeneratorRequest } from './protocol';

const request: GeneratorRequest = {
  furniture: furnitureFiles(boxFurniture()),
  split: 'validation',
  seed: 2,
  first: 3,
  count: 20,
};

/** A generator at the other end of two structured clones, as between page and worker. */
function port(): GeneratorPort & { readonly events: GeneratorEvent[] } {
  const events: GeneratorEvent[] = [];
  let hear = (_: GeneratorEvent) => {};
  const handle = generatorHandler((event, transfer) => {
    const sent = structuredClone(event, { transfer });
    events.push(sent);
    hear(sent);
  });
  return {
    events,
    send: (command: GeneratorCommand) => handle(structuredClone(command)),
    listen: (listener) => {
      hear = listener;
    },
    close: () => {},
  };
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe('a generator in a worker', () => {
  it('gives the very scenes that a shard holds, in order', async () => {
    const wanted = [...shardScenes(boxFurniture(), 'validation', 2, 23)].slice(3);
    const progress: number[] = [];
    const scenes = generateInWorker(port(), request, { onProgress: (done) => progress.push(done) });
    expect(await collect(scenes)).toStrictEqual(wanted);
    expect(progress).toEqual([8, 16, 20]);
  });

  it('sends its records away and says when it is done', async () => {
    const there = port();
    await collect(generateInWorker(there, request));
    expect(there.events.map(({ kind }) => kind)).toEqual([
      ...['scenes', 'progress', 'scenes', 'progress', 'scenes', 'progress'],
      'done',
    ]);
    expect(there.events.at(-1)).toMatchObject({ kind: 'done', scenes: 20 });
  });

  it('ends when it is aborted', async () => {
    const there = port();
    const stop = new AbortController();
    const scenes = generateInWorker(there, { ...request, count: 10_000 }, { signal: stop.signal });
    let seen = 0;
    for await (const _ of scenes) if (++seen === 9) stop.abort();
    expect(seen).toBeLessThanOrEqual(24);
    // the next request waits for the end of the one before
    await collect(generateInWorker(there, { ...request, count: 1 }));
    expect(there.events.filter(({ kind }) => kind === 'done')).toEqual([
      { kind: 'done', run: expect.any(Number), scenes: expect.any(Number) },
      { kind: 'done', run: expect.any(Number), scenes: 1 },
    ]);
  });

  it('makes nothing once its reader has left', async () => {
    const there = port();
    for await (const _ of generateInWorker(there, { ...request, count: 10_000 })) break;
    await collect(generateInWorker(there, { ...request, count: 1 }));
    expect(there.events.filter(({ kind }) => kind === 'scenes').length).toBeLessThanOrEqual(3);
  });

  it('says what is wrong with its furniture', async () => {
    const furniture = { ...request.furniture, models: new ArrayBuffer(10) };
    await expect(collect(generateInWorker(port(), { ...request, furniture }))).rejects.toThrow(
      'proxies.bin is 10 bytes long. Take list and models from the same run',
    );
  });
});
