import { pyFloat } from './float';
import { isObject, type PyValue } from './value';

export interface FloatArray {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

/** NumPy's limit (`NPY_MAXDIMS` was 32 before 2.0); deeper nesting is an error. */
const MAX_DIMENSIONS = 64;

/** NumPy's `np.array(value, dtype=float)`: numbers, truth values, None (NaN), numeric strings, and even nestings of lists
 * and tuples of them. Null where NumPy raises. */
export function pyFloatArray(value: PyValue): FloatArray | null {
  return build(value, 0);
}

function build(value: PyValue, depth: number): FloatArray | null {
  if (!isObject(value) || (value.type !== 'list' && value.type !== 'tuple')) {
    const number = toFloat(value);
    return number === null ? null : { shape: [], data: [number] };
  }
  if (depth >= MAX_DIMENSIONS) return null;
  const items = value.items.map((item) => build(item, depth + 1));
  const inner = items[0]?.shape ?? [];
  const even = items.every((item) => item !== null && String(item.shape) === String(inner));
  return even ? { shape: [items.length, ...inner], data: items.flatMap((item) => item?.data ?? []) } : null;
}

function toFloat(value: PyValue): number | null {
  if (value === null) return Number.NaN;
  if (typeof value === 'string') return pyFloat(value);
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number.isFinite(Number(value)) ? Number(value) : null;
  return value.type === 'bytes' ? pyFloat(value.text) : null;
}
