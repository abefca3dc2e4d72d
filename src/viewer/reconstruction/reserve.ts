import { type BufferAttribute, type BufferGeometry, DynamicDrawUsage } from 'three';

/** Makes sure that a geometry's attributes hold `count` items: new ones, twice as large as needed, only where the old ones
 * are too small, so that what changes often allocates rarely.
 *
 * @param make an attribute for so many items, by name
 * @returns whether they are new, and empty */
export function reserve(
  geometry: BufferGeometry,
  count: number,
  make: Readonly<Record<string, (items: number) => BufferAttribute>>,
): boolean {
  const names = Object.keys(make);
  const first = geometry.attributes[names[0]!];
  if (first !== undefined && first.count >= count) return false;
  // The renderer keeps a buffer per attribute until the geometry is disposed of: give the old ones back.
  geometry.dispose();
  const items = Math.max(64, 2 ** Math.ceil(Math.log2(count)));
  for (const name of names) geometry.setAttribute(name, make[name]!(items).setUsage(DynamicDrawUsage));
  return true;
}
