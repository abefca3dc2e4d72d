/** A file of a drop that is of no use to an import, and why. */
export interface PassedOver {
  readonly path: string;
  readonly why: string;
}
