import type { Convention } from './convention';

/** Where one convention departs from another, in words: `camera opencv instead of opengl`. */
export function describeDifference(convention: Convention, from: Convention): readonly string[] {
  const parts = Object.keys(from) as (keyof Convention)[];
  return parts
    .map((part) => [part, text(convention[part]), text(from[part])] as const)
    .filter(([, value, other]) => value !== other)
    .map(([part, value, other]) => `${part} ${value} instead of ${other}`);
}

function text(value: Convention[keyof Convention]): string {
  if (typeof value !== 'object') return String(value);
  const applied = Object.entries(value).flatMap(([what, yes]) => (yes ? [what] : []));
  return applied.length > 0 ? `of ${applied.join(' and ')}` : 'of nothing';
}
