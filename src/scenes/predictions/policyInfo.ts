/** A policy whose rollouts are stored, as `rollouts.json` lists it. */
export interface PolicyInfo {
  /** As in each rollout's `policy`. */
  readonly name: string;
  /** Name in the list, where it differs. */
  readonly title?: string;
  /** How its rollouts came about, in a sentence. */
  readonly provenance: string;
  /** False where they are documented perturbations of the truth and no policy wrote them. */
  readonly measured: boolean;
}
