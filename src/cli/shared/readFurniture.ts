import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeFurniture, type Furniture, readJson } from '#scenes';
import { readBytes } from './readBytes';

/** The furniture proxies that ship with the app. */
export function readFurniture(folder = join('public', 'samples', 'furniture')): Furniture[] {
  const json = readFileSync(join(folder, 'proxies.json'));
  return decodeFurniture(
    readJson(
      'proxies.json',
      json.buffer.slice(json.byteOffset, json.byteOffset + json.byteLength) as ArrayBuffer,
    ),
    readBytes(join(folder, 'proxies.bin')),
  );
}
