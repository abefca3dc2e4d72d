import { RowError } from './RowError';

/** Outside strings, the numbers that Python's `json.dumps` writes and JSON does not have. */
const STRING_OR_PYTHON_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\bInfinity\b|\bNaN\b/g;

/** Parses a line of JSON, with Python's `NaN`, `Infinity` and `-Infinity` allowed: NaN becomes null, infinities stay. */
export function parseJsonLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    const plain = line.replace(STRING_OR_PYTHON_NUMBER, (token) => {
      if (token === 'NaN') return 'null';
      return token.endsWith('Infinity') ? token.replace('Infinity', '1e999') : token;
    });
    if (plain === line) throw new RowError(`no JSON: ${(error as Error).message}`);
    try {
      return JSON.parse(plain);
    } catch (second) {
      throw new RowError(`no JSON: ${(second as Error).message}`);
    }
  }
}
