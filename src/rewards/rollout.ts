/** One completion of one task, sampled from a policy. */
export interface Rollout {
  readonly id: string;
  readonly task: string;
  /** Name of the policy that wrote it, or of the documented perturbation that made it. */
  readonly policy: string;
  /** Training step of the policy; 0 is the start. */
  readonly step: number;
  readonly completion: string;
  /** Token ids, and each token's log-probability under the policy at sampling temperature. Absent where unknown. */
  readonly tokens?: readonly number[];
  readonly logProbs?: readonly number[];
}
