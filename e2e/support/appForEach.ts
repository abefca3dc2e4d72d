import { afterEach, beforeEach } from 'vitest';
import { type OpenApp, openApp } from './openApp';
import { serveDist } from './serveDist';

/** Opens the built app before each test, on a scored rollout, and closes it after; call it at a file's top.
 * @returns the app of the test that runs */
export function appForEach(): () => OpenApp {
  let host: Awaited<ReturnType<typeof serveDist>> | undefined;
  let app: OpenApp | undefined;
  beforeEach(async () => {
    host = await serveDist();
    app = await openApp(host.url);
    await app.page.getByRole('table', { name: 'Ledger' }).waitFor();
  });
  afterEach(async () => {
    await app?.close();
    await host?.close();
  });
  return () => app!;
}
