import type { z } from 'zod/mini';
import { type SceneProblem, shorten } from './sceneError';

/** Zod's text where a check has none of its own. */
const GENERIC = 'Invalid input';

const TYPES: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object',
};

/** What a schema found wrong with a JSON file, in our words: place, value, what was expected, remedy. */
export function schemaProblems(
  file: string,
  json: unknown,
  issues: readonly z.core.$ZodIssue[],
): SceneProblem[] {
  return issues.flatMap((issue) => {
    const value = valueAt(json, issue.path);
    const missing = value === undefined;
    if (issue.code === 'invalid_union') {
      const nested = issue.errors.flat();
      if (nested.length > 0) {
        return schemaProblems(
          file,
          json,
          nested.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })),
        );
      }
    }
    const expected = expectation(issue);
    return [
      {
        file,
        path: pathText(issue.path),
        value: missing ? 'missing' : shorten(value),
        message: `expected ${expected}`,
        remedy: missing ? 'Add it' : remedyFor(issue),
      },
    ];
  });
}

/** `['instances', 3, 'box', 4]` as `instances[3].box[4]`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) =>
      typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`,
    '',
  );
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return issue.values.map((value) => JSON.stringify(value)).join(' or ');
    case 'too_small':
      if (issue.origin === 'array')
        return issue.exact ? `a list of ${issue.minimum}` : `a list of at least ${issue.minimum}`;
      return issue.message === GENERIC ? `at least ${issue.minimum}` : issue.message;
    case 'too_big':
      return issue.origin === 'array' ? `a list of ${issue.maximum}` : `at most ${issue.maximum}`;
    case 'invalid_format':
      return issue.message === GENERIC ? `text like ${issue.format}` : issue.message;
    default:
      return issue.message;
  }
}

function remedyFor(issue: z.core.$ZodIssue): string {
  if (issue.path.at(-1) === 'version')
    return 'This version of Reward Room reads version 1 only: make the file again';
  if (issue.path.at(-1) === 'format') return 'This is another kind of file: choose the right one';
  return 'Correct it as docs/scene-format.md describes';
}

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    json,
  );
}
