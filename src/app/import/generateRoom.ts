import {
  generatedFolder,
  generateInWorker,
  Random,
  readJson,
  roomTasks,
  spatialQuestions,
  startGenerator,
} from '#scenes';
import { fetchFile } from '../state/fetchFile';
import { addImport } from '../state/imports';
import { openScene } from '../state/openScene';

/** Seed of the training shard that ships. */
const SEED = 1;

/** Makes a room of the training set in a worker and opens it: what the policy learns from, as it sees it.
 * @param place of the scene in its split, from 0 */
export async function generateRoom(place: number): Promise<void> {
  const at = (file: string) => new URL(`./samples/furniture/${file}`, document.baseURI).href;
  const [list, models] = await Promise.all([fetchFile(at('proxies.json')), fetchFile(at('proxies.bin'))]);
  const port = startGenerator();
  try {
    const furniture = { list: readJson('proxies.json', list), models };
    const request = { furniture, split: 'train', seed: SEED, first: place, count: 1 } as const;
    for await (const scene of generateInWorker(port, request)) {
      const every = scene.clipFrames.map((_, view) => view);
      const questions = spatialQuestions(scene, every, Random.seeded(place));
      addImport({
        folder: generatedFolder(scene, [...roomTasks(scene), ...questions]),
        policies: [],
        rollouts: [],
      });
      await openScene({ scene: scene.id }, true);
    }
  } finally {
    port.close();
  }
}
