import type { FormatId, PredictionFormatId } from '#scenes';
import { download } from '../state/download';
import { fetchFile } from '../state/fetchFile';
import type { Room } from '../state/room';
import { createImportClient } from './importClient';
import type { MadeScene } from './importView';

/** Writes the open scene in any format and hands it to the user as a zip.
 * @throws SceneError where the format cannot hold the scene; FileError where one of its files cannot be had */
export async function exportRoom(room: Room, format: FormatId): Promise<void> {
  const scene = await madeOf(room);
  const zip = await ask({ kind: 'export-scene', scene, format });
  download(zip, `${room.scene.id}-${format}.zip`);
}

/** Writes all stored rollouts of the open scene, scored. */
export async function exportAnswers(room: Room, format: PredictionFormatId): Promise<void> {
  const rollouts = room.tasks.flatMap(({ id }) =>
    room.policies.flatMap(({ name }) => room.rolloutsOf(id, name)),
  );
  const { tasks, policies } = room;
  const zip = await ask({
    kind: 'export-answers',
    name: room.scene.title,
    tasks,
    policies,
    rollouts,
    format,
  });
  download(zip, `${room.scene.id}-answers-${format}.zip`);
}

async function ask(command: Parameters<ReturnType<typeof createImportClient>['ask']>[0]): Promise<Blob> {
  const client = createImportClient(() => {});
  try {
    const answer = await client.ask(command);
    if (answer.kind !== 'exported') throw new Error('Nothing was written');
    return answer.zip;
  } finally {
    client.close();
  }
}

async function madeOf({ scene, tasks, files }: Room): Promise<MadeScene> {
  const names = [
    scene.clip?.file,
    ...(scene.clip?.pictures ?? []),
    scene.poster?.file,
    scene.thumbnails?.file,
    scene.points?.file,
    scene.rays?.file,
    scene.tasks,
    scene.rollouts,
  ].filter((name) => name !== undefined);
  const blobs = await Promise.all(
    [...new Set(names)].map(
      async (name) => [name, new Blob([await fetchFile(await files.url(name))])] as const,
    ),
  );
  return { scene, tasks, files: blobs, notes: [] };
}
