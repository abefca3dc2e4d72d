import type { Task } from '#rewards';
import type { Scene } from '../scene';
import type { SourceFile } from './sourceFile';

/** A scene in our own format, wherever its files lie: what every importer ends in and every exporter starts from. */
export interface SceneFolder {
  readonly scene: Scene;
  /** The files that `scene` names (clip or pictures, points, rays, stills), by those names. */
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly tasks: readonly Task[];
}
