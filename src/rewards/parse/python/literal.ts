import { readPyNumber } from './number';
import { readPyString } from './string';
import { isObject, type PyValue, pyKey } from './value';

/** Python's tokenizer takes no deeper brackets. */
const MAX_DEPTH = 200;

/** Reads one line as Python's `ast.literal_eval` does: strings, numbers, True, False, None, lists, tuples, dicts, sets, in
 * all their spellings. Undefined where Python raises, which is also what any other expression gives.
 * The public evaluators call `eval`; on what a model writes as an answer that is the same, and this runs nothing. */
export function readPyLiteral(source: string): PyValue | undefined {
  // Python refuses null characters, and half of a surrogate pair cannot be encoded.
  if (/\0|\p{Surrogate}/u.test(source)) return undefined;
  try {
    return new LiteralReader(source).read();
  } catch (error) {
    if (error instanceof PyError) return undefined;
    throw error;
  }
}

/** Python would have raised an error here. */
class PyError extends Error {}

class LiteralReader {
  private at = 0;
  private depth = 0;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  read(): PyValue {
    const value = this.value();
    if (!this.takes(',')) return this.done(value);
    const items = [value];
    while (this.peek() !== '') {
      items.push(this.value());
      if (!this.takes(',')) break;
    }
    return this.done({ type: 'tuple', items });
  }

  private done(value: PyValue): PyValue {
    if (this.peek() !== '') throw new PyError();
    return value;
  }

  private value(): PyValue {
    const next = this.peek();
    if (next === '[') return { type: 'list', items: this.bracketed(']').items };
    if (next === '(') return this.parenthesised();
    if (next === '{') return this.braced();
    if (next === '+' || next === '-') return this.signed(next);
    const string = readPyString(this.source, this.at);
    if (string) return this.joined(string.value, string.end);
    const number = readPyNumber(this.source, this.at);
    if (number) {
      this.at = number.end;
      return number.value;
    }
    return this.named();
  }

  /** A sign before a number; Python's literals know no other operator. */
  private signed(sign: '+' | '-'): PyValue {
    this.at++;
    if ('+-'.includes(this.peek() || '+')) throw new PyError();
    const operand = this.value();
    if (typeof operand === 'number' || typeof operand === 'bigint') return sign === '-' ? -operand : operand;
    if (operand !== null && typeof operand === 'object' && operand.type === 'other') return operand;
    throw new PyError();
  }

  private named(): PyValue {
    for (const [word, value] of WORDS)
      if (
        this.source.startsWith(word, this.at) &&
        !/^[\p{L}\p{N}_]/u.test(this.source.slice(this.at + word.length))
      ) {
        this.at += word.length;
        return value;
      }
    throw new PyError();
  }

  /** Strings that follow one another are one string. */
  private joined(first: PyValue, end: number): PyValue {
    this.at = end;
    let value = first;
    for (;;) {
      this.peek();
      const next = readPyString(this.source, this.at);
      if (!next) return value;
      this.at = next.end;
      if (typeof value === 'string' && typeof next.value === 'string') value += next.value;
      else if (
        isObject(value) &&
        value.type === 'bytes' &&
        isObject(next.value) &&
        next.value.type === 'bytes'
      )
        value = { type: 'bytes', text: value.text + next.value.text };
      else throw new PyError();
    }
  }

  private parenthesised(): PyValue {
    const { items, commas } = this.bracketed(')');
    return items.length === 1 && commas === 0 ? items[0]! : { type: 'tuple', items };
  }

  /** From the opening bracket to past the closing one. */
  private bracketed(close: string): { items: PyValue[]; commas: number } {
    this.open();
    const items: PyValue[] = [];
    let commas = 0;
    while (!this.takes(close)) {
      items.push(this.value());
      if (this.takes(',')) commas++;
      else if (this.peek() !== close) throw new PyError();
    }
    this.depth--;
    return { items, commas };
  }

  private braced(): PyValue {
    this.open();
    const items: PyValue[] = [];
    const entries = new Map<string, PyValue>();
    let isDict: boolean | null = null;
    while (!this.takes('}')) {
      const key = this.value();
      const name = pyKey(key);
      const paired = this.takes(':');
      isDict ??= paired;
      if (name === null || isDict !== paired) throw new PyError();
      if (paired) entries.set(name, this.value());
      else items.push(key);
      if (!this.takes(',') && this.peek() !== '}') throw new PyError();
    }
    this.depth--;
    return isDict === false ? { type: 'set', items } : { type: 'dict', entries };
  }

  private open(): void {
    this.at++;
    if (++this.depth > MAX_DEPTH) throw new PyError();
  }

  private takes(char: string): boolean {
    if (this.peek() !== char) return false;
    this.at++;
    return true;
  }

  /** The next character after white space and comments; '' at the end. */
  private peek(): string {
    for (;;) {
      const char = this.source[this.at] ?? '';
      if (char === '#')
        while (this.at < this.source.length && !'\r\n'.includes(this.source[this.at]!)) this.at++;
      else if (char !== '' && ' \t\f\r\n'.includes(char)) this.at++;
      else return char;
    }
  }
}

const WORDS: readonly (readonly [string, PyValue])[] = [
  ['True', true],
  ['False', false],
  ['None', null],
  ['...', { type: 'other', text: '...' }],
];
