import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import { contentTypes } from '../../e2e/support/contentTypes';

/** What static hosts compress. */
const PACKED = new Set(['.html', '.js', '.css', '.json', '.wasm']);

export interface Host {
  readonly url: string;
  /** Packs these files now, so that no load that is timed has to wait for it. */
  readonly warm: (...paths: readonly string[]) => void;
  readonly close: () => void;
}

/** Serves folders as a plain static host does: text and WebAssembly gzipped, without special headers.
 * @param folders by the path that they are served under, the first that fits: `{'app/samples/living-room/': …, 'app/': 'dist'}` */
export async function hostFolders(folders: Readonly<Record<string, string>>): Promise<Host> {
  const packed = new Map<string, Buffer>();
  const read = (path: string): { readonly body: Buffer; readonly gzip: boolean } | null => {
    const prefix = Object.keys(folders).find((each) => path.startsWith(each));
    if (prefix === undefined) return null;
    const file = join(folders[prefix]!, normalize(`/${path.slice(prefix.length) || 'index.html'}`));
    if (!existsSync(file) || !statSync(file).isFile()) return null;
    if (!PACKED.has(extname(file))) return { body: readFileSync(file), gzip: false };
    const body = packed.get(file) ?? gzipSync(readFileSync(file));
    packed.set(file, body);
    return { body, gzip: true };
  };
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname).slice(1);
    const found = read(path);
    if (found === null) {
      response.writeHead(404).end('not found');
      return;
    }
    response.writeHead(200, {
      'content-type': contentTypes[extname(path || 'index.html')] ?? contentTypes['.html'],
      'content-length': found.body.length,
      ...(found.gzip ? { 'content-encoding': 'gzip' } : {}),
    });
    response.end(found.body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    warm: (...paths) => paths.forEach(read),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
