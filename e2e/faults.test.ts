import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bareTab } from './support/bareTab';
import { openContext } from './support/openContext';
import { serveDist } from './support/serveDist';
import { tinyRun } from './support/tinyRun';

let host: Awaited<ReturnType<typeof serveDist>>;
let context: Awaited<ReturnType<typeof openContext>>;
beforeEach(async () => {
  host = await serveDist();
  context = await openContext();
});
afterEach(async () => {
  await context?.end();
  await host?.close();
});

/** Keeps hold of the graphics device that tfjs asks for. */
const HOLD = `
  const request = GPUAdapter.prototype.requestDevice;
  GPUAdapter.prototype.requestDevice = async function (...given) {
    return (globalThis.held = await request.apply(this, given));
  };`;

describe('training on a graphics device', () => {
  it.each([
    ['is lost', 'held.destroy()'],
    ['reports an error that tfjs does not see', 'void held.createBuffer({ size: 4, usage: 0xffff })'],
  ])('goes on with WASM when it %s in mid-run, and says so', async (_name, script) => {
    const config = await tinyRun(context, host.url, 'webgpu');
    const tab = await bareTab(context, host.url, HOLD);
    await tab.send({ kind: 'init', config });
    expect(await tab.wait('ready')).toMatchObject({ backend: 'webgpu' });
    await tab.send({ kind: 'start', until: 12 });
    await tab.wait('step', 3);
    await tab.inWorker(script);
    expect(await tab.wait('notice')).toMatchObject({
      about: 'backend',
      backend: 'wasm',
      what: expect.stringMatching(/^WebGPU failed: ./),
      remedy: expect.stringMatching(/goes on with WASM, from the last good step/),
    });
    await tab.wait('paused');
    const steps = (await tab.all('step')).map(({ metrics }) => metrics.step);
    expect(steps).toEqual(Array.from({ length: 13 }, (_, step) => step));
    expect(await tab.all('error')).toEqual([]);
  });

  it('starts on WASM where there is none, and says why', async () => {
    const config = await tinyRun(context, host.url, 'webgpu');
    const tab = await bareTab(context, host.url, 'GPU.prototype.requestAdapter = async () => null;');
    await tab.send({ kind: 'init', config });
    expect(await tab.wait('ready')).toMatchObject({
      backend: 'wasm',
      backendNote: expect.stringMatching(/no graphics adapter/),
    });
  });
});
