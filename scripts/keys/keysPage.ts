import { type Shortcut, shortcuts } from '../../src/app/keys/shortcuts';

const GROUPS: readonly Shortcut['group'][] = ['Boxes', 'Clip', 'Reconstruction', 'Training', 'Page'];

/** `docs/keys.md`: every key of the app's one table. */
export function keysPage(): string {
  const sections = GROUPS.map((group) => {
    const rows = shortcuts
      .filter((shortcut) => shortcut.group === group)
      .map(({ keys, shown, does }) => `| ${cell(shown ?? keys.join(' ').toUpperCase())} | ${does} |`);
    return [`## ${group}`, '', '| key | what it does |', '|---|---|', ...rows].join('\n');
  });
  return `${[
    '# Keys',
    'Everything in the app can be done by keyboard. This page is written by `npm run -s keys` from the table that drives the keys,\n`src/app/keys/shortcuts.ts`; in the app `?` shows the same.',
    'Tab goes through the boxes of the shown rollout first, from the worst IoU to the best, then through the page. A text field, a list\nand a slider keep the keys that they need themselves.',
    ...sections,
  ].join('\n\n')}\n`;
}

/** Keys side by side, each as code; a vertical line would end the table's cell. */
function cell(keys: string): string {
  return keys
    .split(/ (?!–)(?<!– )/)
    .map((key) => `\`${key.replaceAll('|', '\\|')}\``)
    .join(' ');
}
