// Draws a baked room in headless Chromium: every frame of its walk as PNG, with depth and instances.
//
//   node scripts/scenes/render.mjs living-room [--only 0,40,80] [--no-measure] [--keep]
//
// Reads WORK/ROOM/{room.json, room.bin, walk.json}; writes WORK/ROOM/frames/NNN.png, NNN.depth (float32, metres along the
// optical axis) and NNN.owner (uint8, instance number), 640 × 480, and alone.json (pixels of each instance by itself).
// `--keep` leaves pictures alone that are there already, after an interruption.
import { createReadStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const HERE = dirname(fileURLToPath(import.meta.url));
const WORK = process.env.SCENES_WORK ?? join(tmpdir(), 'bake');
const TYPES = {
  '.html': 'text/html',
  '.mjs': 'text/javascript',
  '.js': 'text/javascript',
  '.json': 'application/json',
};
const PIXELS = 640 * 480;

const [room, ...options] = process.argv.slice(2);
const only = options.includes('--only')
  ? options[options.indexOf('--only') + 1].split(',').map(Number)
  : null;
const withMeasure = !options.includes('--no-measure');
const keep = options.includes('--keep');
const folder = join(WORK, room);
const look = {
  exposure: 1.0,
  supersampling: Number(process.env.SUPERSAMPLING ?? 1),
  specular: 1,
  probe: [3.1, 2.1, 1.3],
  ...readLook(),
};

function readLook() {
  const file = join(HERE, 'rooms', `${room}.look.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

/** Serves the page, three and the room's files to the browser; nothing outside these folders but the room's textures. */
const textures = new Set(
  JSON.parse(readFileSync(join(folder, 'room.json'), 'utf8')).surfaces.map((surface) => surface.texture),
);
const server = createServer((request, response) => {
  const url = new URL(request.url, 'http://localhost');
  const path = normalize(decodeURIComponent(url.pathname));
  let file = join(HERE, 'render', path === '/' ? 'index.html' : path);
  if (path.startsWith('/three/')) file = join(HERE, '../../node_modules', path);
  if (path.startsWith('/room/')) file = join(folder, path.slice('/room/'.length));
  if (path === '/file' && textures.has(url.searchParams.get('path'))) file = url.searchParams.get('path');
  if (!existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
  createReadStream(file).pipe(response);
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--use-gl=angle',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--ignore-gpu-blocklist',
  ],
});
const page = await browser.newPage();
page.setDefaultTimeout(600_000);
page.on('console', (message) => message.type() === 'error' && console.error('page:', message.text()));
page.on('pageerror', (error) => console.error('page:', error.message));
await page.goto(`http://127.0.0.1:${server.address().port}/`);
await page.waitForFunction('window.ready');
console.log(await page.evaluate((chosen) => window.start(chosen), look));

const { poses } = JSON.parse(readFileSync(join(folder, 'walk.json'), 'utf8'));
const frames = join(folder, 'frames');
mkdirSync(frames, { recursive: true });
const alone = [];
const started = Date.now();
for (const frame of only ?? poses.keys()) {
  const name = join(frames, String(frame).padStart(3, '0'));
  if (!(keep && existsSync(`${name}.png`)))
    writeFileSync(
      `${name}.png`,
      Buffer.from(await page.evaluate((pose) => window.show(pose), poses[frame]), 'base64'),
    );
  if (withMeasure) {
    const measured = await page.evaluate((pose) => window.measure(pose), poses[frame]);
    const bytes = Buffer.from(measured.picture, 'base64');
    writeFileSync(`${name}.depth`, bytes.subarray(0, 4 * PIXELS));
    writeFileSync(`${name}.owner`, bytes.subarray(4 * PIXELS));
    alone[frame] = measured.alone;
  }
  if (frame % 24 === 0 || only)
    console.log(`frame ${frame}, ${((Date.now() - started) / 1000).toFixed(0)} s`);
}
if (withMeasure && !only) writeFileSync(join(folder, 'alone.json'), JSON.stringify(alone));
await browser.close();
server.close();
