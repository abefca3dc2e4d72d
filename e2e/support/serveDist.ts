import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { contentTypes } from './contentTypes';

/** The sub-folder that the app is served from: it must not matter. */
const PREFIX = '/some/sub-folder/';

/**
 * Serves `dist/` as the plainest static host would: in a sub-folder, without special headers.
 *
 * @param instead folders to serve instead of one in `dist/`, by path: `{'samples/living-room': 'tests/fixtures/…'}`
 */
export async function serveDist(instead: Readonly<Record<string, string>> = {}) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname);
    const file = path.startsWith(PREFIX) ? locate(path.slice(PREFIX.length) || 'index.html', instead) : null;
    if (!file || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end('not found');
      return;
    }
    const size = statSync(file).size;
    const type = contentTypes[extname(file)] ?? 'application/octet-stream';
    const range = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '');
    const start = range ? Number(range[1]) : 0;
    const end = range?.[2] ? Math.min(Number(range[2]), size - 1) : size - 1;
    response.writeHead(range ? 206 : 200, {
      'content-type': type,
      'accept-ranges': 'bytes',
      'content-length': end - start + 1,
      ...(range ? { 'content-range': `bytes ${start}-${end}/${size}` } : {}),
    });
    createReadStream(file, { start, end }).pipe(response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}${PREFIX}`,
    close: () => new Promise((closed) => server.close(closed)),
  };
}

function locate(path: string, instead: Readonly<Record<string, string>>): string | null {
  const clean = normalize(path);
  if (clean.startsWith('..')) return null;
  const folder = Object.keys(instead).find((prefix) => clean.startsWith(`${prefix}/`));
  return folder ? join(instead[folder]!, clean.slice(folder.length)) : join('dist', clean);
}
