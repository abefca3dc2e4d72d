// The bundle budget, gzipped kilobytes (1 kB = 1000 B) of script and style: what a first visit loads before the first
// composed picture, the whole page with the 3D view, and what Train and an import load on top. Fails when a limit is passed.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const assets = join('dist', 'assets');
const files = readdirSync(assets).filter((file) => /\.(js|css)$/.test(file));
const named = (name) => files.find((file) => new RegExp(`^${name}-.*\\.js$`).test(file));
const worker = named('worker');
const importWorker = named('importWorker');
const importDialog = named('ImportDialog');
// The page names these, but loads them only on Train, on import and for a generated room.
const generator = [named('generatorWorker'), named('generateRoom')];
const later = [worker, importWorker, importDialog, ...generator];
const texts = new Map(files.map((file) => [file, readFileSync(join(assets, file), 'utf8')]));
const html = readFileSync(join('dist', 'index.html'), 'utf8');

/** Every file that `start` leads to. Statically: what it imports at once; else whatever it names. */
function reached(start, statically) {
  const found = new Set(start);
  for (const file of found) {
    const text = texts.get(file) ?? '';
    for (const other of files) {
      if (later.includes(other) || found.has(other) || !text.includes(other)) continue;
      const atOnce = new RegExp(`(from|import)\\s*["']\\./${other.replaceAll('.', '\\.')}["']`).test(text);
      if (atOnce || !statically) found.add(other);
    }
  }
  return [...found];
}

const kilobytes = (list) =>
  list.reduce((total, file) => total + gzipSync(texts.get(file), { level: 9 }).length, 0) / 1000;
const entry = files.filter((file) => html.includes(file));
const first = reached(entry, true);
/** Without what the page has loaded by then. */
const onTop = (list) => list.filter((file) => !first.includes(file));
const rows = [
  ['First load', kilobytes(first), 200],
  ['Page with the 3D view and the video', kilobytes(reached(entry, false)), 480],
  ['Import: dialog and reader', kilobytes(onTop(reached([importDialog, importWorker], true))), 97],
  ['Training worker, one backend', worker ? kilobytes(reached([worker], true)) : Number.NaN, 150],
  ['Training worker, all backends', worker ? kilobytes(reached([worker], false)) : Number.NaN, 230],
];
let ok = true;
for (const [name, size, limit] of rows) {
  const fits = size <= limit;
  ok &&= fits;
  process.stdout.write(
    `${name.padEnd(38)} ${size.toFixed(1).padStart(6)} kB of ${limit}${fits ? '' : '  OVER'}\n`,
  );
}
process.exit(ok ? 0 : 1);
