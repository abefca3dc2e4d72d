import { scoreCompletion } from '#rewards';
import type { Random, TokenOptions } from '#scenes';
import type { Engine } from './engine';
import { type GrpoStep, grpoStep } from './grpo';
import type { GrpoOptions } from './grpoOptions';
import type { PolicyConfig } from './policy/policyConfig';
import type { ResumedRun } from './runs/resumeRun';
import type { RunStore } from './runs/runStore';
import { type SftContext, sftStep } from './sft';
import { type DrawnBatch, drawnBatch } from './sources/drawnBatch';
import type { RunSource, ScenePrompts } from './sources/runSource';
import { targetText } from './sources/targetText';
import { stepRandom } from './stepRandom';
import { targetBatch } from './targetBatch';

/** What is done at each step; together with source, policy and backend it decides every number of a run. */
export type RunPlan = {
  readonly seed: number;
  /** Groups of visual features that are switched off. */
  readonly tokens?: TokenOptions;
} & (
  | { readonly algorithm: 'grpo'; readonly options: GrpoOptions }
  | { readonly algorithm: 'sft'; readonly options: SftContext['options'] }
);

/** Where a run is written to, and from where it goes on. */
export interface RunStorage {
  readonly store: RunStore;
  /** A state is saved after so many steps. */
  readonly saveEvery: number;
  readonly resumed?: Pick<ResumedRun, 'step' | 'state' | 'last'>;
}

/** A training run, a step at a time. Step 0 measures the start and learns nothing. */
export class TrainingRun {
  private taken: number;
  private saved: number;
  private spent: number;
  /** Whether a step failed half-way: then no state is saved any more. */
  private broken = false;
  private last: { readonly drawn: readonly ScenePrompts[]; readonly batch: DrawnBatch } | null = null;

  /** @param engine holds the run's start; where the run goes on, its state is put into it */
  constructor(
    private readonly plan: RunPlan,
    private readonly source: RunSource,
    readonly engine: Engine,
    private readonly config: PolicyConfig,
    readonly storage?: RunStorage,
  ) {
    const resumed = storage?.resumed;
    if (resumed?.state) engine.restore(resumed.state.engine);
    this.taken = resumed?.step ?? -1;
    this.saved = Math.max(0, this.taken);
    this.spent = resumed?.last?.seconds ?? 0;
  }

  /** The last step taken; −1 before the start was measured. */
  get step(): number {
    return this.taken;
  }

  /** Takes a step and hands it to the store.
   * @throws TrainingError before the step where earlier ones could not be written: nothing is lost, the next call tries again */
  async next(): Promise<GrpoStep> {
    await this.storage?.store.ready();
    const step = this.taken + 1;
    const result = await this.take(step, stepRandom(this.plan.seed, step)).catch((error) => {
      // Of several inner steps some may have been taken: that state belongs to no step.
      this.broken = this.plan.algorithm === 'grpo' && this.plan.options.innerSteps > 1;
      throw error;
    });
    this.taken = step;
    this.spent = result.metrics.seconds;
    this.storage?.store.record(result.metrics, result.groups);
    if (this.storage && step % this.storage.saveEvery === 0) await this.save();
    return result;
  }

  /** Hands the state after the last step to the store, where that is not done yet. */
  async save(): Promise<void> {
    if (this.broken || this.taken <= this.saved) return;
    const state = { config: this.config, engine: await this.engine.state() };
    this.storage?.store.save(this.taken, state);
    this.saved = this.taken;
  }

  /** Saves, and resolves when everything is written.
   * @throws TrainingError where the storage fails; the next call tries again */
  async settle(): Promise<void> {
    await this.save();
    await this.storage?.store.written();
  }

  dispose(): void {
    this.engine.dispose();
  }

  private take(step: number, random: Random): Promise<GrpoStep> {
    const { engine, plan, source, spent } = this;
    const drawn = source.tasks(step, random);
    switch (plan.algorithm) {
      case 'grpo': {
        const { options } = plan;
        const copies = options.groupSize;
        const { others } = source;
        return grpoStep(
          {
            engine,
            ...this.batchOf(drawn, copies),
            ...(others && { redraw: (count) => this.batchOf(others(count, random), copies) }),
            score: (completion, task) => scoreCompletion(completion, task, { weights: options.weights }),
            options,
            random,
            spent,
          },
          step,
        );
      }
      case 'sft': {
        const { tasks, batch: prompts } = this.batchOf(drawn, 1);
        const batch = targetBatch(
          prompts,
          tasks.map((task) => targetText(task)),
        );
        return sftStep({ engine, batch, options: plan.options, spent }, step);
      }
    }
  }

  /** Prompts that stay the same are made into a batch once. */
  private batchOf(drawn: readonly ScenePrompts[], copies: number): DrawnBatch {
    if (this.last?.drawn !== drawn) {
      this.last = { drawn, batch: drawnBatch(drawn, copies, this.config, this.plan.tokens) };
    }
    return this.last.batch;
  }
}
