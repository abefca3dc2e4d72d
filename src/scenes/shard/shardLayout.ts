import { categories20 } from '#rewards';
import { SCENE_FRAMES } from '../generator/generateScene';
import { RAY_GRID } from '../rayGrid';
import type { RecordLayout } from './record';

/** The layout of the shards that the generator's own commands write: the 20 evaluation categories. */
export const SHARD_LAYOUT: RecordLayout = { ...RAY_GRID, frames: SCENE_FRAMES, labels: categories20 };
