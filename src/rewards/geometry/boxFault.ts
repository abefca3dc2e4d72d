/** What keeps a list of numbers from being a box. */
export interface BoxFault {
  readonly code: 'box-length' | 'box-number' | 'box-size';
  readonly message: string;
}

/** Null for nine finite numbers with extents above 0; otherwise what is wrong, in words. */
export function boxFault(values: readonly unknown[]): BoxFault | null {
  if (values.length !== 9)
    return { code: 'box-length', message: `a box has 9 numbers, this one has ${values.length}` };
  const strange = values.findIndex((value) => !Number.isFinite(value));
  if (strange >= 0)
    return { code: 'box-number', message: `number ${strange + 1} of the box is not a finite number` };
  for (let i = 3; i < 6; i++)
    if ((values[i] as number) <= 0)
      return {
        code: 'box-size',
        message: `extent ${'xyz'[i - 3]} of the box is ${values[i]}: must be above 0`,
      };
  return null;
}

/** Whether `boxFault` finds nothing; quick. */
export function isBox(values: readonly number[]): boolean {
  if (values.length !== 9) return false;
  for (let i = 0; i < 9; i++) if (!Number.isFinite(values[i])) return false;
  return values[3]! > 0 && values[4]! > 0 && values[5]! > 0;
}
