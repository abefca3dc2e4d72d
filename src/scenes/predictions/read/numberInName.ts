/** The last number in a file's base name: `completions_00042.parquet` is of step 42. */
export function numberInName(path: string): number | undefined {
  const name = path.split('/').at(-1) ?? '';
  const digits = name
    .replace(/\.[a-z0-9.]*$/i, '')
    .match(/\d+/g)
    ?.at(-1);
  return digits === undefined ? undefined : Number(digits);
}
