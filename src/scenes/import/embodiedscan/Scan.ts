import type { JsonPlace } from '../read/JsonPlace';

/** One scan of an infos file, and the names of its categories. */
export interface Scan {
  readonly info: JsonPlace;
  /** By id, from 1. */
  readonly categories: ReadonlyMap<number, string>;
}

/** The scans of an infos file: the whole file's `data_list`, a list of scans, or a single one.
 * @param known categories of the other files, for files of a single scan, which have none */
export function scansOf(file: JsonPlace, known: ReadonlyMap<number, string>): Scan[] {
  if (Array.isArray(file.value)) return file.items().map((info) => ({ info, categories: known }));
  if (!file.get('data_list').present) return [{ info: file, categories: known }];
  const own = categoriesOf(file);
  const categories = own.size > 0 ? own : known;
  return file
    .get('data_list')
    .items()
    .map((info) => ({ info, categories }));
}

/** `metainfo.categories` of an infos file: name to id. Empty where it has none. */
export function categoriesOf(file: JsonPlace): ReadonlyMap<number, string> {
  if (Array.isArray(file.value) || !file.get('metainfo').present) return new Map();
  const categories = file.get('metainfo').get('categories');
  if (!categories.present) return new Map();
  if (typeof categories.value !== 'object' || Array.isArray(categories.value))
    throw categories.error('expected an object of names and ids');
  return new Map(
    Object.keys(categories.value as object).map((name) => [categories.get(name).number(), name]),
  );
}
