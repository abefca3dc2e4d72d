/** From the first visit on the app works without a network. Not in development, where files change under it. */
export function keepOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  // After the page, which comes first.
  if (document.readyState === 'complete') void register();
  else addEventListener('load', () => void register(), { once: true });
}

async function register(): Promise<void> {
  const { serviceWorker } = navigator;
  const isFirst = !serviceWorker.controller;
  try {
    // Beside index.html, whatever folder that lies in.
    await serviceWorker.register('sw.js');
    const { active } = await serviceWorker.ready;
    if (!isFirst || !active) return;
    // A first visit loads its room, in part at least, past the worker: it hears of each file, and keeps it.
    const told = new PerformanceObserver((list) =>
      active.postMessage(list.getEntries().map(({ name }) => name)),
    );
    told.observe({ type: 'resource', buffered: true });
  } catch {
    // Where storage is forbidden (private windows, some hosts) the app is as good online.
  }
}
