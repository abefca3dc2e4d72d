import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Plugin, transformWithOxc } from 'vite';

const SOURCE = 'src/app/offline/serviceWorker.ts';

/** Writes `sw.js`: the service worker with the list of the build's own files. Its version is the list's and the page's hash, as
 * the names of all other files hold the hashes of what is in them. */
export function serviceWorker(): Plugin {
  return {
    name: 'service-worker',
    apply: (config, { command }) => command === 'build' && !config.build?.ssr,
    enforce: 'post',
    async generateBundle(_, bundle) {
      const files = Object.keys(bundle)
        .filter((file) => !file.endsWith('.map'))
        .sort();
      const page = bundle['index.html'];
      const text = page?.type === 'asset' ? page.source : '';
      const source = readFileSync(SOURCE, 'utf8');
      const hash = createHash('sha256').update(files.join()).update(text).update(source);
      const constants = [
        `const FILES = ${JSON.stringify(files)};`,
        `const VERSION = ${JSON.stringify(hash.digest('hex').slice(0, 12))};`,
      ];
      const { code } = await transformWithOxc(source, SOURCE);
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: `${constants.join('\n')}\n${code}` });
    },
  };
}
