/** Figures of scenes as numbers to add up, and the metrics of any such sum: what a bootstrap over scenes needs, and all it needs. */
export interface Tally {
  /** Ids, in the order of `sums`. */
  readonly scenes: readonly string[];
  /** One list of numbers a scene, all of one length. */
  readonly sums: readonly Float64Array[];
  /** The metrics of a sum of such lists, by name; one that nothing speaks of is left out. */
  readonly metrics: (sum: Float64Array) => Readonly<Record<string, number>>;
}
