import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Lines to a stream, in large pieces, waiting where the reader is slower than we are. */
export class Output {
  private pending: string[] = [];
  private size = 0;
  private readonly stream: Writable;

  constructor(stream: Writable) {
    this.stream = stream;
  }

  async line(text: string): Promise<void> {
    this.pending.push(text, '\n');
    this.size += text.length;
    if (this.size > 1 << 16) await this.flush();
  }

  async flush(): Promise<void> {
    const text = this.pending.join('');
    this.pending = [];
    this.size = 0;
    if (text !== '' && !this.stream.write(text)) await once(this.stream, 'drain');
  }
}
