import type { Task } from '#rewards';
import type { AnnotatedViews, Random, Shard } from '#scenes';
import { TrainingError } from '../trainingError';
import { checkFinite } from './checkFinite';
import type { RunSource, ScenePrompts } from './runSource';

export interface ShardDraw {
  /** Scenes per step, S. */
  readonly scenes: number;
  /** Prompts per scene, Q; a scene that has fewer is asked some of them twice. */
  readonly prompts: number;
}

/** So many scenes in a row without a prompt are no accident. */
const PATIENCE = 1000;

/**
 * Draws S different scenes of a shard at each step, and Q different prompts of each.
 *
 * @param tasksOf what may be asked about a scene (trainingTasks.ts); scenes about which nothing may be are passed over
 */
export function shardPrompts(
  shard: Pick<Shard, 'count' | 'split' | 'scene'>,
  tasksOf: (scene: AnnotatedViews, random: Random) => readonly Task[],
  { scenes, prompts }: ShardDraw,
): RunSource {
  if (scenes > shard.count)
    throw tooFew(shard, `${scenes} scenes a step are asked for, ${shard.count} are there`);
  const draw = (count: number, random: Random): readonly ScenePrompts[] => {
    const drawn = new Map<number, ScenePrompts>();
    for (let tries = 0; drawn.size < count; tries++) {
      if (tries > PATIENCE * count) throw tooFew(shard, 'Too few scenes have a prompt of this kind');
      const place = random.integer(shard.count);
      if (drawn.has(place)) continue;
      const scene = shard.scene(place);
      const tasks = drawFrom(tasksOf(scene, random), prompts, random);
      if (tasks.length === 0) continue;
      checkFinite({ scene, tasks }, scene.id);
      drawn.set(place, { scene, tasks });
    }
    return [...drawn.values()];
  };
  return {
    tasks: (_step, random) => draw(scenes, random),
    others: (count, random) => draw(Math.ceil(count / prompts), random),
  };
}

/** `count` items in random order, each once before any comes again; none of none. */
function drawFrom<Item>(items: readonly Item[], count: number, random: Random): Item[] {
  const drawn: Item[] = [];
  while (items.length > 0 && drawn.length < count) drawn.push(...random.shuffled(items));
  return drawn.slice(0, count);
}

function tooFew(shard: Pick<Shard, 'split'>, what: string): TrainingError {
  return new TrainingError({
    what,
    where: `Shard, split ${shard.split}`,
    remedy: 'Ask for fewer scenes a step, or make a larger shard (npm run -s scenes -- make-training)',
  });
}
