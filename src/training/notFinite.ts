/** Thrown by an update that would have left something that is not a finite number. Nothing was changed. */
export class NotFinite extends Error {
  /** The first tensor that went wrong, by the policy's own names. */
  readonly tensor: string;

  constructor(tensor: string, what: string) {
    super(what);
    this.name = 'NotFinite';
    this.tensor = tensor;
  }
}
