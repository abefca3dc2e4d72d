import { beforeAll, describe, expect, it } from 'vitest';
import { policySizes } from '#training/headless';
import { nodeBackend } from '../../src/cli/shared/nodeBackend';
import { memory } from '../../src/training/tf';
import { soakSteps } from './soakSteps';

const tiny = { ...policySizes.nano, width: 16, heads: 2, hidden: 24, encoderLayers: 1, decoderLayers: 1 };

describe('thirty steps of a run', () => {
  beforeAll(async () => {
    await nodeBackend('wasm');
  });

  it('leave no tensor behind, nor does the run itself', async () => {
    const before = memory().numTensors;
    const tensors: number[] = [];
    await soakSteps(tiny, 30, 3, () => {
      tensors.push(memory().numTensors);
    });
    expect(tensors).toHaveLength(10);
    expect(new Set(tensors).size).toBe(1);
    expect(tensors[0]).toBeGreaterThan(before);
    expect(memory().numTensors).toBe(before);
  });
});
