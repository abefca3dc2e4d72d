/** Bytes read at once. */
const SLICE = 8 * 2 ** 20;

/** A window that moves over a file of any size: `view` holds some of it, and `at` is the place in `view` to read next. */
export class ByteWindow {
  view = new DataView(new ArrayBuffer(0));
  at = 0;
  readonly #blob: Blob;
  /** Where in the file `view` ends. */
  #end: number;

  constructor(blob: Blob, start: number) {
    this.#blob = blob;
    this.#end = start;
  }

  /** Bytes at hand. */
  get left(): number {
    return this.view.byteLength - this.at;
  }

  /** Reads on until at least `length` bytes are at hand. False if the file ends before. */
  async fill(length: number): Promise<boolean> {
    if (this.left >= length) return true;
    const from = this.#end - this.left;
    if (from + length > this.#blob.size) return false;
    await this.#move(from, Math.max(length, SLICE));
    return true;
  }

  /** Passes over `length` bytes. False if the file ends before. */
  async skip(length: number): Promise<boolean> {
    const from = this.#end - this.left + length;
    if (from > this.#blob.size) return false;
    if (length <= this.left) this.at += length;
    else await this.#move(from, SLICE);
    return true;
  }

  /** Twice as many bytes at hand, or as many as the file has. False if there are no more, or so many that nothing sound can
   * need them. */
  async grow(): Promise<boolean> {
    const from = this.#end - this.left;
    if (this.#end >= this.#blob.size || this.left > 8 * SLICE) return false;
    await this.#move(from, Math.max(2 * this.left, SLICE));
    return true;
  }

  async #move(from: number, length: number): Promise<void> {
    this.view = new DataView(await this.#blob.slice(from, from + length).arrayBuffer());
    this.#end = from + this.view.byteLength;
    this.at = 0;
  }
}
