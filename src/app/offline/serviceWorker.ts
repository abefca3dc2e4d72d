// Keeps the app for use without a network: its own files at the first visit, samples as they are opened. The build turns this
// into `sw.js` beside index.html and puts in the two constants (scripts/serviceWorkerPlugin.ts).
declare const FILES: readonly string[];
declare const VERSION: string;

/** What this script needs of its global; the page's own types are the rest of the project's. */
interface WorkerGlobal {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  addEventListener(kind: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(kind: 'message', listener: (event: Lasting & { readonly data: unknown }) => void): void;
  addEventListener(kind: 'fetch', listener: (event: Fetching) => void): void;
}
interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const worker = globalThis as unknown as WorkerGlobal;
const CACHE = `reward-room ${VERSION}`;
const SHELL = new Set(FILES.map((file) => new URL(file, worker.registration.scope).href));
const PAGE = new URL('index.html', worker.registration.scope).href;

worker.addEventListener('install', (event) => {
  event.waitUntil(
    // Past the browser's own cache: a half of the last version would be worse than none.
    caches
      .open(CACHE)
      .then((cache) => cache.addAll([...SHELL].map((url) => new Request(url, { cache: 'reload' })))),
  );
});

// A new version waits until no page of the old one is open, so that none changes in mid-training.
worker.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(isOld).map((name) => caches.delete(name))))
      .then(() => worker.clients.claim()),
  );
});

// What the page had loaded before there was a worker to keep it (keepOffline.ts).
worker.addEventListener('message', (event) => {
  const { data } = event;
  if (!Array.isArray(data)) return;
  const urls = data.filter((url) => typeof url === 'string' && url.startsWith(worker.registration.scope));
  event.waitUntil(Promise.all(urls.map((url) => answer(new Request(url), url).catch(() => null))));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const isPage = request.mode === 'navigate';
  const isOurs = request.method === 'GET' && request.url.startsWith(worker.registration.scope);
  // A part of a file is the server's to give.
  if (isOurs && !request.headers.has('range'))
    event.respondWith(answer(request, isPage ? PAGE : request.url));
});

function isOld(name: string): boolean {
  return name.startsWith('reward-room ') && name !== CACHE;
}

/** From the cache, or from the network and into the cache. */
async function answer(request: Request, url: string): Promise<Response> {
  const cache = await caches.open(CACHE);
  const key = url.split(/[?#]/, 1)[0]!;
  const known = await cache.match(key);
  if (known) return known;
  const response = await fetch(request);
  if (response.status === 200) {
    // A full disk takes nothing away from who is online.
    await cache.put(key, response.clone()).catch(() => {});
  }
  return response;
}
