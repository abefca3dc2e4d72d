import { expect, it } from 'vitest';
import { argumentFaults } from './argumentFaults';

const good = {
  task: 'grounding',
  algorithm: 'grpo',
  loss: '3d-rft',
  steps: '100',
  seed: '0',
  lr: '6e-5',
  weights: 'frame=0,iou=2',
};

it('has nothing to say of good arguments', () => {
  expect(argumentFaults(good)).toEqual([]);
  expect(argumentFaults({ resume: true, out: 'runs/a', steps: '200', backend: 'cpu' })).toEqual([]);
});

it.each([
  ['loss', 'ppo', /--loss is ppo: choose from 3d-rft/],
  ['task', 'walking', /--task is walking: choose from/],
  ['algorithm', 'ppo', /--algorithm is ppo: choose from grpo, sft/],
  ['backend', 'cuda', /--backend is cuda: choose from/],
  ['split', 'test', /--split is test: choose from train, validation, held-out/],
  ['group', '1', /--group is 1: give a whole number from 2 on/],
  ['steps', 'many', /--steps is many: give a whole number/],
  ['steps', '', /--steps is : give a whole number/],
  ['seed', '1.5', /--seed is 1.5: give a whole number/],
  ['lr', 'NaN', /--lr is NaN: give a number/],
  ['lr', '-1e-5', /--lr is -1e-5: give a number/],
  ['top-p', '1.1', /--top-p is 1.1: give a number from 0.01 to 1/],
  ['weights', 'frames=0', /--weights is frames=0: give parts/],
  ['weights', 'frame=', /--weights is frame=: give parts/],
])('names --%s %s', (name, value, message) => {
  expect(argumentFaults({ ...good, [name]: value })).toEqual([expect.stringMatching(message)]);
});

it('names all faults at once', () => {
  expect(argumentFaults({ ...good, seed: 'x', steps: '0', loss: '?' })).toHaveLength(3);
});

it('names what imitation has no use for', () => {
  expect(argumentFaults({ algorithm: 'sft', group: '8', beta: '0' })).toEqual([
    '--group says nothing to --algorithm sft: leave it out',
    '--beta says nothing to --algorithm sft: leave it out',
  ]);
});

it('refuses to change a resumed run', () => {
  expect(argumentFaults({ resume: true, lr: '1e-4' })).toEqual([
    "--lr can't be changed in a resumed run: leave it out, or start a new run",
    '--resume needs --out, the folder of the run',
  ]);
});
