import { createHash } from 'node:crypto';
import type { Task, TaskKind } from '#rewards';
import { type AnnotatedViews, loadShard, tokenFeatures } from '#scenes';
import {
  fixedPrompts,
  type PolicyConfig,
  promptFits,
  type RunSource,
  shardPrompts,
  TrainingError,
  trainingTasks,
} from '#training/headless';
import { readBytes } from '../shared/readBytes';
import { readSampleRoom, type SampleRoom } from '../shared/readSampleRoom';
import type { TrainData } from './trainSettings';

export interface OpenedSource {
  readonly source: RunSource;
  /** The room and its prompts, where they are fixed. */
  readonly fixed: { readonly room: SampleRoom; readonly tasks: readonly Task[] } | null;
  /** Says whether it is the same data as another time. */
  readonly digest: string;
}

/** Opens what a run trains on.
 * @throws TrainingError or SceneError where the data can't be read, or the policy can't */
export async function openSource(
  data: TrainData,
  kind: TaskKind,
  config: PolicyConfig,
): Promise<OpenedSource> {
  switch (data.from) {
    case 'room': {
      const room = readSampleRoom(data.folder);
      checkLayout(room.views, config, data.folder);
      const tasks = roomPrompts(room, kind, data.prompts);
      return {
        source: fixedPrompts(room, tasks),
        fixed: { room, tasks },
        digest: digestOf(JSON.stringify(tasks)),
      };
    }
    case 'shard': {
      const digests: string[] = [];
      const shard = await loadShard(data.folder, data.split, async (path) => {
        const bytes = readBytes(path);
        digests.push(digestOf(new Uint8Array(bytes)));
        return bytes;
      });
      checkLayout(shard.scene(0).views, config, data.folder);
      const source = shardPrompts(shard, trainingTasks(kind, config), data);
      return { source, fixed: null, digest: digests.at(-1)! };
    }
  }
}

/** The room's first prompts of a kind that the policies can be asked; a batch shows as many frames throughout. */
function roomPrompts(room: SampleRoom, kind: TaskKind, count: number): readonly Task[] {
  const able = room.tasks.filter((task) => task.kind === kind && promptFits(task));
  const alike = able.filter(({ frames }) => frames.length === able[0]!.frames.length);
  if (alike.length > 0) return alike.slice(0, count);
  throw new TrainingError({
    what: `The room has no prompt for ${kind} that the policy can read`,
    where: room.scene.id,
    remedy: 'Choose another room, or another task',
  });
}

/** Scenes cut into patches otherwise than the policy has learnt would be read as noise. */
function checkLayout(views: AnnotatedViews['views'], config: PolicyConfig, folder: string): void {
  const patches = views.patches ** 2;
  const features = tokenFeatures(views.raysPerPatchSide).count;
  if (patches === config.patchesPerFrame && features === config.features) return;
  throw new TrainingError({
    what: `The scenes have ${patches} patches a frame of ${features} features each, the policy "${config.name}" reads ${config.patchesPerFrame} of ${config.features}`,
    where: folder,
    remedy: 'Make the scenes again with this version, or choose a policy that was trained on such scenes',
  });
}

const digestOf = (content: string | Uint8Array) =>
  createHash('sha256').update(content).digest('hex').slice(0, 16);
