/** One record of a LOG_PATH text. */
export interface LogRecord {
  /** The reward in its header, as it stands there. */
  readonly value: string;
  /** Texts by their labels; they may have several lines. */
  readonly fields: Readonly<Record<string, string | undefined>>;
}

const HEADER = /^-{5,} [\d-]+ [^\n]*?: ([^\n]*?) -{5,}\n/gm;
const LABEL = /^(image_path|problem|Content|Solution|accu_reward_method): /gm;

/** Splits a LOG_PATH text into its records. */
export function readRecords(text: string): LogRecord[] {
  const headers = [...text.matchAll(HEADER)];
  return headers.map((header, index) => {
    const [whole, value = ''] = header;
    const body = text.slice(header.index + whole.length, headers[index + 1]?.index);
    return { value, fields: readFields(body) };
  });
}

function readFields(body: string): LogRecord['fields'] {
  const fields: Record<string, string> = {};
  const labels = [...body.matchAll(LABEL)];
  // A text that looks like a label is a part of the text before it, if that label was there already.
  const own = labels.filter((label, index) => labels.findIndex((other) => other[1] === label[1]) === index);
  own.forEach((label, index) => {
    const from = label.index + label[0].length;
    fields[label[1]!] = body.slice(from, own[index + 1]?.index).replace(/\n$/, '');
  });
  return fields;
}

/** The paths in Python's or JSON's way to write one or several. */
export function pathsIn(text: string): string[] {
  if (text === '' || text === 'None' || text === '[]') return [];
  if (!text.startsWith('[')) return [text];
  return [...text.matchAll(/'([^']*)'|"([^"]*)"/g)].map(([, single, double]) => single ?? double ?? '');
}
