import { type SceneError, shorten } from '../../sceneError';
import { problem } from './problem';

const REMEDY = "Write it as the format's documentation says";

/** A value in a JSON file together with where it stands, so that whatever is wrong with it can be named:
 * `row.get('boxes').items()[3].get('bbox_3d').numbers(9)` fails with `rows.json: [12].boxes[3].bbox_3d is …`. */
export class JsonPlace {
  readonly value: unknown;
  readonly file: string;
  readonly path: string;

  constructor(value: unknown, file: string, path = '') {
    this.value = value;
    this.file = file;
    this.path = path;
  }

  /** Whether something stands here: neither nothing nor null. */
  get present(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  /** The error to throw about this place. */
  error(message: string, remedy = REMEDY): SceneError {
    const value = this.value === undefined ? 'missing' : shorten(this.value);
    return problem(this.file, this.path, value, message, remedy);
  }

  /** What stands under a name; perhaps nothing. */
  get(name: string): JsonPlace {
    if (typeof this.value !== 'object' || this.value === null || Array.isArray(this.value))
      throw this.error('expected an object');
    const path = this.path === '' ? name : `${this.path}.${name}`;
    return new JsonPlace(
      Object.hasOwn(this.value, name) ? Reflect.get(this.value, name) : undefined,
      this.file,
      path,
    );
  }

  items(): JsonPlace[] {
    if (!Array.isArray(this.value)) throw this.error('expected a list');
    return this.value.map((item, index) => new JsonPlace(item, this.file, `${this.path}[${index}]`));
  }

  string(): string {
    if (typeof this.value !== 'string') throw this.error('expected text');
    return this.value;
  }

  number(): number {
    if (typeof this.value !== 'number' || !Number.isFinite(this.value))
      throw this.error('expected a finite number');
    return this.value;
  }

  /** A list of `count` finite numbers. */
  numbers(count: number): number[] {
    if (!Array.isArray(this.value) || this.value.length !== count)
      throw this.error(`expected a list of ${count} numbers`);
    // a place is made only of what is wrong: files hold millions of numbers
    const strange = this.value.findIndex((item) => !Number.isFinite(item));
    if (strange >= 0) this.items()[strange]!.number();
    return this.value as number[];
  }

  /** A matrix of finite numbers, row by row; the file may nest its rows or not. */
  matrix(rows: number, columns: number): number[] {
    if (!Array.isArray(this.value)) throw this.error(`expected a ${rows}×${columns} matrix`);
    if (this.value.length === rows * columns) return this.numbers(rows * columns);
    if (this.value.length !== rows) throw this.error(`expected a ${rows}×${columns} matrix`);
    return this.items().flatMap((row) => row.numbers(columns));
  }
}
