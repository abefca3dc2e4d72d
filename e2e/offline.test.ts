import { afterEach, expect, it, vi } from 'vitest';
import { type OpenApp, openApp } from './support/openApp';
import { serveDist } from './support/serveDist';

let host: Awaited<ReturnType<typeof serveDist>> | null = null;
let app: OpenApp;
afterEach(async () => {
  await app?.close();
  await host?.close();
});

it('works without its host after the first visit: same view, same numbers, and the trainer', async () => {
  host = await serveDist();
  app = await openApp(host.url, undefined, 'allow');
  const { page } = app;
  await page.locator('[data-state="ready"] > canvas[data-frame]').waitFor();
  const kept = () =>
    page.evaluate(async () => {
      const files = ['scene.json', 'clip.mp4', 'points.bin', 'rollouts.json', 'tasks.json', 'poster.webp'];
      const found = await Promise.all(
        files.map((file) => caches.match(new URL(`samples/living-room/${file}`, document.baseURI))),
      );
      return found.filter(Boolean).length;
    });
  await vi.waitFor(async () => expect(await kept()).toBe(6), { timeout: 120_000, interval: 250 });
  const reward = await page.getByTestId('reward-total').innerText();

  await host.close();
  host = null;
  await page.reload();
  await page.locator('[data-state="ready"] > canvas[data-frame]').waitFor();
  expect(await page.getByTestId('reward-total').innerText()).toBe(reward);
  await page.getByRole('tab', { name: 'Train' }).click();
  await page.getByRole('button', { name: /^Start/ }).waitFor();
  // A room that was never opened is not here, and says so; what is open stays.
  await page.getByLabel('Scene').selectOption('bathroom');
  await page
    .getByRole('status', { name: 'Notices' })
    .getByText(/Bathroom/)
    .waitFor();
  expect(await page.getByTestId('reward-total').count()).toBeLessThanOrEqual(1);
});
