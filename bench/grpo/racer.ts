import type { Engine, ImitateStats, PolicyBatch, UpdateOptions } from '../../src/training/engine';

/** What a GRPO step asks of an engine, and what the race needs to trust its times. */
export interface Racer extends Pick<Engine, 'sample' | 'dispose'> {
  update(batch: PolicyBatch, options: UpdateOptions): Promise<ImitateStats>;
  /** The gradient of the loss by parameter, nothing learnt. */
  gradients(batch: PolicyBatch, options: UpdateOptions): Promise<Map<string, Float32Array>>;
}
