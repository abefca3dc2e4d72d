/** `1 point`, `3 points`; `1 vertex`, `3 vertices` with the plural given. */
export function plural(count: number, noun: string, many = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : many}`;
}
