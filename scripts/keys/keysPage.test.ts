import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { shortcuts } from '../../src/app/keys/shortcuts';
import { keysPage } from './keysPage';

it('is what docs/keys.md holds', () => {
  expect(readFileSync('docs/keys.md', 'utf8'), 'docs/keys.md is out of date: run npm run -s keys').toBe(
    keysPage(),
  );
});

it('has a line for every shortcut, of whatever group', () => {
  const lines = keysPage().split('\n');
  for (const { does } of shortcuts)
    expect(lines.filter((line) => line.endsWith(`| ${does} |`))).toHaveLength(1);
});
