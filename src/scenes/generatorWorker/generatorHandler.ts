import { decodeFurniture } from '../generator/decodeFurniture';
import { generateScene } from '../generator/generateScene';
import { encodeRecord } from '../shard/record';
import { SHARD_LAYOUT } from '../shard/shardLayout';
import { sceneId, sceneSeed } from '../shard/splits';
import type { GeneratorCommand, GeneratorEvent, GeneratorRequest } from './protocol';

/** About a tenth of a second of work: so long a `cancel` waits. */
const BATCH = 8;

type Post = (event: GeneratorEvent, transfer: ArrayBuffer[]) => void;

/** What the generator's worker does with its commands, in a page or in Node. Requests run one after the other.
 * @param post sends an event, giving the buffers in `transfer` away */
export function generatorHandler(post: Post): (command: GeneratorCommand) => void {
  let stop = () => {};
  let queue = Promise.resolve();
  return (command) => {
    stop();
    if (command.kind === 'cancel') return;
    let stopped = false;
    stop = () => {
      stopped = true;
    };
    queue = queue.then(() => generate(command, post, () => stopped));
  };
}

async function generate(
  { run, furniture, split, seed, first, count }: GeneratorRequest & { readonly run: number },
  post: Post,
  isStopped: () => boolean,
): Promise<void> {
  try {
    const models = decodeFurniture(furniture.list, furniture.models);
    let made = 0;
    while (made < count && !isStopped()) {
      const records = Array.from({ length: Math.min(BATCH, count - made) }, (_, i) => {
        const index = first + made + i;
        const scene = generateScene(sceneSeed(split, seed, index), models, sceneId(split, seed, index));
        return encodeRecord(scene, SHARD_LAYOUT).buffer as ArrayBuffer;
      });
      // counted first: a transferred buffer is gone here
      const batch = { run, first: first + made, records };
      made += records.length;
      post({ kind: 'scenes', ...batch }, records);
      post({ kind: 'progress', run, done: made, count }, []);
      // a gap between batches, in which a cancel gets in
      await new Promise((resume) => setTimeout(resume, 0));
    }
    post({ kind: 'done', run, scenes: made }, []);
  } catch (error) {
    post({ kind: 'failed', run, message: error instanceof Error ? error.message : String(error) }, []);
  }
}
