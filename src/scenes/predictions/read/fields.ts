import type { Json, JsonObject } from '../predictionDump';

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A finite number, also where it stands as text (evaluation logs turn everything into text). */
export function numberOf(value: Json | undefined): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** A list of finite numbers, of a given length if one is given. */
export function numbersOf(value: Json | undefined, length?: number): readonly number[] | undefined {
  if (!Array.isArray(value) || (length !== undefined && value.length !== length)) return undefined;
  const numbers = value.map(numberOf);
  return numbers.every((number) => number !== undefined) ? numbers : undefined;
}

/** Text or a number as text. */
export function nameOf(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' ? String(value) : undefined;
}

/** Text: a string, one string in a list, or a conversation, whose turns are put as a chat template puts them. */
export function textOf(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value;
  if (isObject(value)) return textOf(value.content) ?? textOf(value.text);
  if (!Array.isArray(value) || value.length === 0) return undefined;
  if (value.length === 1) return textOf(value[0]);
  const turns = value.map((turn) => {
    const text = textOf(turn);
    return isObject(turn) && typeof turn.role === 'string' ? `${turn.role}\n${text ?? ''}` : text;
  });
  return turns.filter((turn) => turn !== undefined).join('\n') || undefined;
}

/** An object of numbers and nulls; undefined where it is something else. */
export function partsOf(value: Json | undefined): Record<string, number | null> | undefined {
  if (!isObject(value)) return undefined;
  const parts: Record<string, number | null> = {};
  for (const [name, part] of Object.entries(value)) {
    const number = numberOf(part);
    if (number === undefined && part !== null) return undefined;
    parts[name] = number ?? null;
  }
  return parts;
}

/** The same without the fields that are undefined. */
export function compact<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}
