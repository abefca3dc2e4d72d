import type { RunRecord } from './runRecord';

/** The content of `run.json`. */
export function recordFile(record: RunRecord): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(record, null, 2)}\n`);
}
