// Runs a TypeScript entry in Node: bundles it with the Vite that is here anyway, caches the result, imports it.
// Node 20 strips no types, and a second TypeScript runner would be one more tool to keep.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [entry, ...args] = process.argv.slice(2);
if (!entry) {
  process.stderr.write('usage: node scripts/run.mjs ENTRY.ts [arguments]\n');
  process.exit(2);
}

/** A stamp of every source file's name, size and time: the bundle is rebuilt only when one of them changed. */
function stampOf(folders) {
  const hash = createHash('sha1').update(entry);
  const walk = (folder) => {
    for (const item of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, item.name);
      if (item.isDirectory()) walk(path);
      else if (/\.(ts|tsx|mjs|json)$/.test(item.name)) {
        const { mtimeMs, size } = statSync(path);
        hash.update(`${path}:${size}:${mtimeMs}`);
      }
    }
  };
  for (const folder of folders) if (existsSync(join(root, folder))) walk(join(root, folder));
  return hash
    .update(readFileSync(join(root, 'package.json')))
    .digest('hex')
    .slice(0, 16);
}

/** The Emscripten glue in tfjs-backend-wasm expects the names that CommonJS gives it. */
const commonJsNames = `import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(${JSON.stringify(pathToFileURL(join(root, 'package.json')).href)});
const __dirname = ${JSON.stringify(join(root, 'node_modules', '@tensorflow', 'tfjs-backend-wasm', 'dist'))};
const __filename = __dirname + '/index.js';`;

const outDir = join(
  root,
  'node_modules',
  '.cache',
  'reward-room',
  stampOf(['src', 'bench', 'scripts', 'e2e']),
);
const name = entry.replace(/\W+/g, '-');
const bundle = join(outDir, `${name}.mjs`);
if (!existsSync(bundle)) {
  const { build } = await import('vite');
  mkdirSync(outDir, { recursive: true });
  await build({
    root,
    configFile: false,
    // tfjs' Node builds are CommonJS and lack the gradients' side-effect module: bundle its ES modules instead.
    ssr: { noExternal: [/^@tensorflow/] },
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: resolve(root, entry),
      outDir,
      emptyOutDir: false,
      minify: false,
      sourcemap: 'inline',
      rolldownOptions: {
        output: { entryFileNames: `${name}.mjs`, codeSplitting: false, banner: commonJsNames },
      },
    },
  });
}
process.argv = [process.argv[0], bundle, ...args];
await import(pathToFileURL(bundle).href);
