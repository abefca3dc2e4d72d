/** Collects what a reader passes over: the same thing a thousand times is one sentence. */
export class Notes {
  private readonly counts = new Map<string, { count: number; first: string }>();

  /** @param where place of the first one, e.g. `7.jsonl, line 12` */
  add(sentence: string, where = ''): void {
    const seen = this.counts.get(sentence);
    if (seen) seen.count++;
    else this.counts.set(sentence, { count: 1, first: where });
  }

  /** Sentences, e.g. `Not JSON, passed over: 3 times, first in 7.jsonl, line 12`. */
  get list(): string[] {
    return [...this.counts].map(([sentence, { count, first }]) => {
      if (first === '') return sentence;
      return count === 1 ? `${sentence}: ${first}` : `${sentence}: ${count} times, first in ${first}`;
    });
  }
}
