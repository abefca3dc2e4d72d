/** A line on stderr that says how far a long run is: rewritten in place on a terminal, else a new one now and then. */
export class Progress {
  private readonly started = performance.now();
  private next = this.started + 1000;
  private shown = false;
  private readonly stream: NodeJS.WriteStream;

  constructor(stream: NodeJS.WriteStream) {
    this.stream = stream;
  }

  update(rows: number): void {
    const now = performance.now();
    if (now < this.next) return;
    this.next = now + (this.stream.isTTY ? 500 : 10_000);
    const rate = Math.round((1000 * rows) / (now - this.started));
    const text = `${rows.toLocaleString('en')} rows, ${rate.toLocaleString('en')} a second`;
    this.stream.write(this.stream.isTTY ? `\r${text}\x1b[K` : `${text}\n`);
    this.shown = true;
  }

  /** Takes the line away, so that what comes next starts on a line of its own. */
  clear(): void {
    if (this.shown && this.stream.isTTY) this.stream.write('\r\x1b[K');
    this.shown = false;
  }
}
