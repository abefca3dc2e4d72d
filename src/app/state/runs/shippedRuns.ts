import { fetchFile } from '../fetchFile';
import { parse, runIndexSchema, type ShippedRun } from './runIndex';
import { readStoredRun, type StoredRun } from './storedRun';

const folder = () => new URL('./samples/runs/', document.baseURI).href;

/** The runs that ship with the app. @throws FileError */
export async function listShippedRuns(): Promise<readonly ShippedRun[]> {
  const text = new TextDecoder().decode(await fetchFile(`${folder()}index.json`));
  return parse(runIndexSchema, text, 'samples/runs/index.json').runs;
}

/** What the index does not name is not asked for. @throws FileError, TrainingError */
export function openShippedRun(run: ShippedRun): Promise<StoredRun> {
  return readStoredRun(run, `samples/runs/${run.name}`, async (file) =>
    file === 'held-out.json' && !run.heldOut
      ? null
      : new Uint8Array(await fetchFile(`${folder()}${run.name}/${file}`)),
  );
}
