import { jsonLines } from '../write/jsonLines';

/** JSONL of some objects. For tests. */
export function lines(...rows: readonly object[]): string {
  return jsonLines(rows);
}
