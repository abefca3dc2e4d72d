import type { Capture } from './capture';
import type { SceneFolder } from './sceneFolder';
import type { FileSource, SourceFile } from './sourceFile';

export type FormatId =
  | 'reward-room'
  | 'vg-llm'
  | 'embodiedscan'
  | 'arkitscenes'
  | 'mmdet3d'
  | 'nerfstudio'
  | 'colmap'
  | 'ply'
  | 'glb'
  | 'video'
  | 'pictures';

/** Somebody else's scene format: how to know it, read it and write it. */
export interface SceneFormat {
  readonly id: FormatId;
  /** As people call it: `nerfstudio transforms.json`. */
  readonly title: string;
  /** Whether the source holds such a scene, by names and, where names do not tell, by the first bytes of a file. Cheap. */
  readonly detect: (source: FileSource) => Promise<boolean>;
  /** Reads all scenes of this format in the source; pictures and videos are referred to, not read.
   * @throws SceneError naming file, path, value and remedy, if nothing can be had. What can be passed over (a frame without a
   * pose, an unknown element) goes into `notes` instead. */
  readonly read: (source: FileSource) => Promise<readonly Capture[]>;
  /** The same scene in this format, with everything that the format can say; reading it again gives the same numbers (to
   * 1e-12 where the format stores rotations in another form). */
  readonly write: (folder: SceneFolder) => Promise<readonly SourceFile[]>;
}
