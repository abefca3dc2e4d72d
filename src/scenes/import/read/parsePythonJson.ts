/** A string, to be passed over, or one of the numbers that Python writes and JSON does not have. There is one way only to match
 * a string, or one that does not end would be tried in more ways than there is time for. */
const BARE = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\b(?:NaN|Infinity)\b/g;

/** Parses JSON as Python writes it: bare `NaN` and `Infinity` become null; `bare` says how many there were.
 * @throws SyntaxError, the first one, if it is no such JSON */
export function parsePythonJson(text: string): { json: unknown; bare: number } {
  try {
    return { json: JSON.parse(text), bare: 0 };
  } catch (error) {
    let bare = 0;
    const mended = text.replace(BARE, (token) => {
      if (token.startsWith('"')) return token;
      bare += 1;
      return 'null';
    });
    if (bare === 0) throw error;
    try {
      return { json: JSON.parse(mended), bare };
    } catch {
      throw error;
    }
  }
}
