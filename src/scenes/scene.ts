import type { z } from 'zod/mini';
import type { sceneSchema } from './schema';

/** A scene's metadata as in its `scene.json`. */
export type Scene = z.infer<typeof sceneSchema>;
export type SceneInstance = Scene['instances'][number];
