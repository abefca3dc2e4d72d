import { arkitscenesFormat } from './arkitscenes/arkitscenesFormat';
import { colmapFormat } from './colmap/colmapFormat';
import { embodiedscanFormat } from './embodiedscan/embodiedscanFormat';
import { glbFormat } from './glb/glbFormat';
import { mmdet3dFormat } from './mmdet3d/mmdet3dFormat';
import { nerfstudioFormat } from './nerfstudio/nerfstudioFormat';
import { picturesFormat } from './pictures/picturesFormat';
import { plyFormat } from './ply/plyFormat';
import { rewardRoomFormat } from './rewardRoom/rewardRoomFormat';
import type { SceneFormat } from './sceneFormat';
import { vgLlmFormat } from './vgLlm/vgLlmFormat';
import { videoFormat } from './video/videoFormat';

/** All formats, the telling ones first: what is found further down (a cloud, a film) may only be a part of what is further up. */
export const SCENE_FORMATS: readonly SceneFormat[] = [
  rewardRoomFormat,
  vgLlmFormat,
  embodiedscanFormat,
  arkitscenesFormat,
  mmdet3dFormat,
  nerfstudioFormat,
  colmapFormat,
  plyFormat,
  glbFormat,
  videoFormat,
  picturesFormat,
];
