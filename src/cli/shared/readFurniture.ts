import { join } from 'node:path';
import { decodeFurniture, type Furniture, type GeneratorRequest, readJson } from '#scenes';
import { readBytes } from './readBytes';

/** The furniture proxies that ship with the app. */
export function readFurniture(): Furniture[] {
  const { list, models } = readFurnitureFiles();
  return decodeFurniture(list, models);
}

/** The same, as the generator's worker takes them. */
export function readFurnitureFiles(): GeneratorRequest['furniture'] {
  const folder = join('public', 'samples', 'furniture');
  return {
    list: readJson('proxies.json', readBytes(join(folder, 'proxies.json'))),
    models: readBytes(join(folder, 'proxies.bin')),
  };
}
