// The bundle budget: gzipped kilobytes (1 kB = 1000 B) of what a first visit loads before the first composed picture, of
// what the 3D view adds, and of the training worker. Fails when a limit is passed.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const assets = join('dist', 'assets');
const html = readFileSync(join('dist', 'index.html'), 'utf8');
const size = (file) => gzipSync(readFileSync(join(assets, file)), { level: 9 }).length / 1000;

/** What index.html itself asks for, and what those files import at once. */
function firstLoad() {
  const files = new Set([...html.matchAll(/assets\/([\w.-]+\.(?:js|css))/g)].map(([, file]) => file));
  for (const file of files) {
    if (!file.endsWith('.js')) continue;
    const code = readFileSync(join(assets, file), 'utf8');
    for (const [, imported] of code.matchAll(
      /\bfrom\s*["']\.\/([\w.-]+\.js)["']|\bimport\s*["']\.\/([\w.-]+\.js)["']/g,
    )) {
      if (imported) files.add(imported);
    }
  }
  return [...files];
}

const all = readdirSync(assets);
const first = firstLoad();
const worker = all.filter((file) => /^worker-.*\.js$/.test(file));
const script = all.filter((file) => /\.(js|css)$/.test(file) && !worker.includes(file));
const sum = (files) => files.reduce((total, file) => total + size(file), 0);

const rows = [
  ['First load, script and style', sum(first), 200],
  ['All script and style but the worker', sum(script), 480],
  ['Training worker', sum(worker), 190],
];
let over = false;
for (const [name, kilobytes, limit] of rows) {
  const late = kilobytes > limit;
  over ||= late;
  process.stdout.write(
    `${name.padEnd(38)} ${kilobytes.toFixed(1).padStart(7)} kB of ${limit}${late ? '  over the limit' : ''}\n`,
  );
}
if (worker.length === 0) {
  process.stdout.write('No training worker in the build\n');
  over = true;
}
process.exit(over ? 1 : 0);
