import { scoreCompletion } from '#rewards';
import { type AnnotatedViews, Random } from '#scenes';
import type { PolicyCheckpoint } from './checkpoint/policyCheckpoint';
import type { Engine } from './engine';
import { type GrpoStep, grpoStep } from './grpo';
import { preparePrompts } from './preparePrompts';
import type { RunConfig } from './protocol';
import { TfEngine } from './tfEngine';

/** A GRPO run on a fixed set of prompts, a step at a time. Step 0 measures the start. */
export class TrainingRun {
  readonly engine: Engine;
  private readonly context: Parameters<typeof grpoStep>[0];
  private taken = -1;

  constructor(
    config: Pick<RunConfig, 'grpo' | 'tasks' | 'seed'>,
    scene: Pick<AnnotatedViews, 'views' | 'clipFrames'>,
    policy: PolicyCheckpoint,
  ) {
    this.engine = new TfEngine(policy.config, policy.values, config.grpo.beta > 0);
    this.context = {
      engine: this.engine,
      tasks: config.tasks,
      batch: preparePrompts(scene, config.tasks, config.grpo.groupSize, policy.config),
      score: (completion, task) => scoreCompletion(completion, task, { weights: config.grpo.weights }),
      options: config.grpo,
      random: Random.seeded(config.seed),
    };
  }

  /** The last step taken; −1 before the start was measured. */
  get step(): number {
    return this.taken;
  }

  async next(): Promise<GrpoStep> {
    const result = await grpoStep(this.context, this.taken + 1);
    this.taken += 1;
    return result;
  }

  dispose(): void {
    this.engine.dispose();
  }
}
