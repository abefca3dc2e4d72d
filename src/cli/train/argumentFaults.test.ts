import { expect, it } from 'vitest';
import { argumentFaults } from './argumentFaults';

const good = {
  task: 'grounding',
  loss: '3d-rft',
  backend: 'wasm',
  steps: '100',
  seed: '0',
  group: '8',
  lr: '6e-5',
};

it('has nothing to say of good arguments', () => {
  expect(argumentFaults(good)).toEqual([]);
});

it.each([
  ['loss', 'ppo', /--loss is ppo: choose from 3d-rft/],
  ['task', 'reasoning', /--task is reasoning: choose from/],
  ['backend', 'cuda', /--backend is cuda: choose from/],
  ['group', '1', /--group is 1: give a number from 2 on/],
  ['steps', 'many', /--steps is many: give a number/],
])('names --%s %s', (name, value, message) => {
  expect(argumentFaults({ ...good, [name]: value })).toEqual([expect.stringMatching(message)]);
});
