import { RowError } from './RowError';

export type Fields = Readonly<Record<string, unknown>>;

/** An object, or an error that names it. */
export function objectOf(value: unknown, name: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new RowError(`${name} must be an object`);
  return value as Fields;
}

export function stringOf(value: unknown, name: string): string {
  if (typeof value !== 'string') throw new RowError(`${name} must be a string`);
  return value;
}

export function listOf(value: unknown, name: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new RowError(`${name} must be a list`);
  return value;
}

/** A list of numbers; null stands for NaN. */
export function numbersOf(value: unknown, name: string, count: number): number[] {
  const list = listOf(value, name);
  if (list.length !== count || list.some((item) => item !== null && typeof item !== 'number'))
    throw new RowError(`${name} must be a list of ${count} numbers`);
  return list.map((item) => (item === null ? Number.NaN : (item as number)));
}

/** A 4×4 matrix, as four rows of four or as sixteen numbers; sixteen numbers, row by row. */
export function matrixOf(value: unknown, name: string): number[] {
  const rows = listOf(value, name);
  return rows.length === 4
    ? rows.flatMap((row, i) => numbersOf(row, `${name}[${i}]`, 4))
    : numbersOf(rows, name, 16);
}
