import type { Issue, Span } from '../../result';
import type { JsonMember, JsonNode } from './node';

export interface JsonReading {
  /** The values found; exactly one, without faults, where the text is valid JSON. */
  readonly values: readonly JsonNode[];
  readonly faults: readonly Issue[];
}

/** Answers are three levels deep. What nests deeper is not read on. */
const MAX_DEPTH = 64;

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const NUMBER_LIKE = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const TOKEN = /[^\s,:[\]{}"']+/y;
const VALUE_START = /[[{]/g;

/** Reads JSON and keeps every value's span. It reads on after a fault, so that the sound entries of a damaged answer are
 * still there; each fault is reported where it is. Takes time linear in the text and never throws. */
export function readJson(text: string, within: Span): JsonReading {
  return new JsonReader(text, within).read();
}

class JsonReader {
  private at: number;
  private readonly end: number;
  private readonly text: string;
  private readonly faults: Issue[] = [];

  constructor(text: string, { start, end }: Span) {
    this.text = text;
    this.at = start;
    this.end = end;
  }

  read(): JsonReading {
    const values: JsonNode[] = [];
    while (this.skipSpace()) {
      const start = this.at;
      if (values.length > 0 || !'[{'.includes(this.text[start]!)) this.skipToValue(values.length > 0);
      if (this.at < this.end) values.push(this.value(0));
    }
    if (values.length === 0 && this.faults.length === 0)
      this.fault('json-missing', 'The answer is empty', this.at, this.at);
    return { values, faults: this.faults };
  }

  /** To the next bracket that could begin an answer. */
  private skipToValue(more: boolean): void {
    const start = this.at;
    VALUE_START.lastIndex = start;
    const next = VALUE_START.exec(this.text)?.index ?? this.end;
    this.at = Math.min(next, this.end);
    const end = this.at > start ? this.at : Math.min(start + 1, this.end);
    this.fault('json-text', more ? 'More text follows the JSON value' : 'This is not JSON', start, end);
  }

  private value(depth: number): JsonNode {
    const start = this.at;
    const char = this.text[start]!;
    if ((char === '[' || char === '{') && depth >= MAX_DEPTH) {
      this.fault('json-depth', `Brackets nest deeper than ${MAX_DEPTH} levels`, start, start + 1);
      this.at = this.end;
      return { kind: 'word', span: { start, end: this.end } };
    }
    if (char === '[') return this.array(depth);
    if (char === '{') return this.object(depth);
    if (char === '"' || char === "'")
      return { kind: 'string', value: this.string(), span: { start, end: this.at } };
    return this.token();
  }

  private array(depth: number): JsonNode {
    const start = this.at++;
    const items: JsonNode[] = [];
    const complete = this.listed(']', () => items.push(this.value(depth + 1)));
    if (!complete) this.fault('json-open', 'This list is never closed', start, this.at);
    return { kind: 'array', items, complete, span: { start, end: this.at } };
  }

  private object(depth: number): JsonNode {
    const start = this.at++;
    const members: JsonMember[] = [];
    const complete = this.listed('}', () => {
      const keyStart = this.at;
      const quoted = this.text[keyStart] === '"' || this.text[keyStart] === "'";
      const key = quoted ? this.string() : this.word();
      if (!quoted) this.fault('json-key', 'A key must be a string in double quotes', keyStart, this.at);
      if (this.skipSpace() && this.text[this.at] === ':') this.at++;
      else
        return this.fault('json-colon', 'A key must be followed by a colon and a value', keyStart, this.at);
      if (!this.skipSpace() || ',]}'.includes(this.text[this.at]!))
        return this.fault('json-value', 'A value is missing after the colon', keyStart, this.at);
      members.push({ key, value: this.value(depth + 1) });
    });
    if (!complete) this.fault('json-open', 'This object is never closed', start, this.at);
    return { kind: 'object', members, complete, span: { start, end: this.at } };
  }

  /** What both kinds of list share: items with commas between, up to the closing bracket, which is taken. False where
   * the text ends first, or another list's bracket stands in its place. */
  private listed(close: ']' | '}', item: () => void): boolean {
    let separated = true;
    for (let first = true; this.skipSpace(); first = false) {
      const start = this.at;
      const char = this.text[start]!;
      if (char === close) {
        if (separated && !first)
          this.fault('json-comma', 'A comma stands before the closing bracket', start, start + 1);
        this.at++;
        return true;
      }
      if (char === ']' || char === '}') return false;
      if (char === ',' || char === ':') {
        this.fault('json-comma', 'A value is missing here', start, start + 1);
        this.at++;
        continue;
      }
      if (!separated) this.fault('json-comma', 'A comma is missing before this', start, start + 1);
      item();
      separated = this.skipSpace() && this.text[this.at] === ',';
      if (separated) this.at++;
    }
    return false;
  }

  /** A string from its quote to past the closing one, which must stand on the same line. */
  private string(): string {
    const start = this.at;
    const quote = this.text[start]!;
    let end = start + 1;
    while (end < this.end && this.text[end] !== quote && this.text[end] !== '\n')
      end += this.text[end] === '\\' ? 2 : 1;
    const closed = end < this.end && this.text[end] === quote;
    this.at = Math.min(closed ? end + 1 : end, this.end);
    const raw = this.text.slice(start + 1, Math.min(end, this.end));
    if (!closed) this.fault('json-string', 'This string is never closed', start, this.at);
    else if (quote === "'") this.fault('json-quote', 'JSON strings take double quotes', start, this.at);
    else
      try {
        return JSON.parse(`"${raw}"`);
      } catch {
        this.fault('json-escape', 'This string holds a character that JSON does not allow', start, this.at);
      }
    return raw;
  }

  /** A run of characters without meaning of their own; at least one, so that reading always goes on. */
  private word(): string {
    TOKEN.lastIndex = this.at;
    const length = TOKEN.exec(this.text)?.[0].length ?? 1;
    const start = this.at;
    this.at = Math.min(start + length, this.end);
    return this.text.slice(start, this.at);
  }

  private token(): JsonNode {
    const start = this.at;
    const word = this.word();
    const span = { start, end: this.at };
    if (NUMBER.test(word)) return { kind: 'number', value: Number(word), span };
    if (word === 'true' || word === 'false' || word === 'null') return { kind: 'word', span };
    this.fault('json-token', `${JSON.stringify(shorten(word))} is no JSON value`, start, this.at);
    return NUMBER_LIKE.test(word) ? { kind: 'number', value: Number(word), span } : { kind: 'word', span };
  }

  /** To the next character that is no white space; false at the end. */
  private skipSpace(): boolean {
    while (this.at < this.end && ' \t\r\n'.includes(this.text[this.at]!)) this.at++;
    return this.at < this.end;
  }

  private fault(code: string, message: string, start: number, end: number): void {
    this.faults.push({ code, message, span: { start, end } });
  }
}

function shorten(word: string): string {
  return word.length > 24 ? `${word.slice(0, 23)}…` : word;
}
