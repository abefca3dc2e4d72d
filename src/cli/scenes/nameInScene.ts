import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Adds a file's name to `scene.json`, so that the app finds it, if none is there. The rest of the text stays as it is. */
export function nameInScene(folder: string, field: 'tasks' | 'rollouts', file: string): void {
  const path = join(folder, 'scene.json');
  const text = readFileSync(path, 'utf8');
  if (field in JSON.parse(text)) return;
  writeFileSync(path, text.replace(/\s*\}\s*$/, `,\n"${field}":"${file}"\n}\n`));
}
