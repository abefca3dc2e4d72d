/** A value of Python's literal grammar: int is a bigint, float a number, None null. */
export type PyValue = string | bigint | number | boolean | null | PyObject;

export type PyObject =
  | { readonly type: 'list' | 'tuple' | 'set'; readonly items: readonly PyValue[] }
  | { readonly type: 'dict'; readonly entries: ReadonlyMap<string, PyValue> }
  | { readonly type: 'bytes'; readonly text: string }
  /** Complex numbers and `...`: legal where a value stands, and never a number that a box could use. */
  | { readonly type: 'other'; readonly text: string };

/** Equal for equal keys of a Python dict (`1 == 1.0 == True`), different for different ones; null for a value that
 * cannot be a key. */
export function pyKey(value: PyValue): string | null {
  if (value === null) return 'None';
  if (typeof value === 'string') return `str ${value}`;
  if (typeof value === 'boolean') return `num ${Number(value)}`;
  if (typeof value === 'bigint') return `num ${value}`;
  if (typeof value === 'number') return `num ${Number.isInteger(value) ? BigInt(value) : value}`;
  if (value.type === 'bytes' || value.type === 'other') return `${value.type} ${value.text}`;
  if (value.type !== 'tuple') return null;
  const keys = value.items.map(pyKey);
  return keys.includes(null) ? null : `tuple ${JSON.stringify(keys)}`;
}

/** The value of a dict's string key; undefined where `value` is no dict or lacks the key. */
export function pyItem(value: PyValue, key: string): PyValue | undefined {
  return isObject(value) && value.type === 'dict' ? value.entries.get(`str ${key}`) : undefined;
}

export function isObject(value: PyValue): value is PyObject {
  return typeof value === 'object' && value !== null;
}
