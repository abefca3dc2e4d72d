import type { ReconstructionHandle } from '#viewer';
import { actions } from './actions';
import { current } from './current';
import { download } from './download';
import { pictureName } from './pictureName';
import { session } from './session';

/** Saves the reconstruction as it is shown, named by what it shows. */
export async function savePicture(reconstruction: ReconstructionHandle | null): Promise<void> {
  const { room } = session.getState();
  if (room.status !== 'ready') return;
  const { scene, clock } = room.value;
  const name = pictureName(scene.id, current()?.task.id ?? '', clock.getState().frame);
  const picture = await reconstruction?.picture();
  if (!picture) return actions.notify('There is no 3D view to save just now');
  download(picture, name);
}
