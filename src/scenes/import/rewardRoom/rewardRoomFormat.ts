import { describeProblem } from '../../sceneError';
import type { SceneFormat } from '../sceneFormat';
import { folderCapture } from './folderCapture';
import { readFolders, sceneFiles } from './readFolders';
import { writeFolder } from './writeFolder';

/** Our own format (docs/scene-format.md). An import takes its folders as they are (`readFolders`), since a capture has no place
 * for stills, rays and what is seen where. */
export const rewardRoomFormat: SceneFormat = {
  id: 'reward-room',
  title: 'Reward Room scene folder',
  detect: async (source) => (await sceneFiles(source)).length > 0,
  read: async (source) => {
    const { folders, problems } = await readFolders(source);
    const captures = await Promise.all(folders.map(folderCapture));
    const [first, ...others] = captures;
    return first ? [{ ...first, notes: problems.map(describeProblem) }, ...others] : [];
  },
  write: writeFolder,
};
