const collator = new Intl.Collator('en', { numeric: true });

/** Compares names as people number them: `frame_9.jpg` before `frame_10.jpg`. */
export function naturalOrder(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}
