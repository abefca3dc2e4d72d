import { readFileSync } from 'node:fs';

/** A whole file as an ArrayBuffer of its own. */
export function readBytes(path: string): ArrayBuffer {
  const bytes = readFileSync(path);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}
