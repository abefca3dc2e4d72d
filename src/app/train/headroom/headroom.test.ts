import { describe, expect, it } from 'vitest';
import type { PromptHeadroom, RunConfig, TrainerCommand, TrainerEvent } from '#training';
import { createHeadroom } from '../../state/headroom';
import { headroomWords, meanReach } from './headroomWords';

const prompt = (part: Partial<PromptHeadroom>): PromptHeadroom => ({
  task: 'a',
  greedy: 1.8,
  sample: 1.6,
  agreed: 1.8,
  best: 2.4,
  rewards: [1, 2.4],
  maximum: 3,
  ...part,
});

describe('headroomWords', () => {
  it.each([
    [{ agreed: 2 }, /^RL can help: .* \+0\.200 over the likeliest one, and the best \+0\.600$/],
    [{}, /^RL may help: the best sample earns \+0\.600/],
    [{ best: 1.81 }, /^RL has little to fold in: .* \+0\.010/],
    [{ greedy: 2.99, best: 3 }, /^Little to gain/],
    [{ rewards: [2, 2] }, /^RL can’t help here/],
  ])('weighs %o', (part, words) => expect(headroomWords([prompt(part)])).toMatch(words));

  it('counts prompts that give nothing to compare', () =>
    expect(headroomWords([prompt({ agreed: 2 }), prompt({ agreed: 2, rewards: [1, 1] })])).toMatch(
      /1 of 2 prompts give it nothing to compare$/,
    ));

  it('averages over prompts', () =>
    expect(meanReach([prompt({ greedy: 1, best: 2 }), prompt({ greedy: 2, best: 3 })])).toMatchObject({
      greedy: 1.5,
      best: 2.5,
    }));
});

describe('headroom', () => {
  it('measures in a worker of its own, which ends with the answer or the failure', () => {
    const sent: TrainerCommand[] = [];
    let emit: (event: TrainerEvent) => void = () => {};
    let closed = 0;
    const headroom = createHeadroom((onEvent) => {
      emit = onEvent;
      return { send: (command) => sent.push(command), close: () => closed++ };
    });
    const config = { seed: 1 } as RunConfig;
    headroom.measure(config);
    expect(sent).toMatchObject([{ kind: 'headroom', config }]);
    emit({ kind: 'loading', what: 'policy', done: 0, total: 3 });
    expect(headroom.store.getState()).toEqual({ status: 'measuring', what: 'policy' });
    emit({ kind: 'headroom', prompts: [prompt({})] });
    expect(headroom.store.getState()).toMatchObject({ status: 'ready', config });
    expect(closed).toBe(1);
    headroom.measure(config);
    emit({ kind: 'error', fatal: true, what: 'no policy', where: 'file', remedy: 'none' });
    expect(headroom.store.getState()).toMatchObject({ status: 'failed', problem: { what: 'no policy' } });
    expect(closed).toBe(2);
  });
});
