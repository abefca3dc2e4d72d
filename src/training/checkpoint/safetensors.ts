import { fromHalf, toHalf } from './float16';

/** A named array of a safetensors file; values are float32 here, whatever the file holds. */
export interface NamedTensor {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

export interface SafetensorsFile {
  readonly tensors: ReadonlyMap<string, NamedTensor>;
  readonly metadata: Readonly<Record<string, string>>;
}

interface Entry {
  readonly dtype: string;
  readonly shape: number[];
  readonly data_offsets: [number, number];
}

const BYTES = { F32: 4, F16: 2 } as const;
type Dtype = keyof typeof BYTES;

/**
 * Reads a safetensors file (huggingface/safetensors: u64 LE header length, JSON header, data). Float32 and float16.
 * @throws Error saying what is wrong with the file, on anything that is not whole
 */
export function readSafetensors(buffer: ArrayBuffer): SafetensorsFile {
  if (buffer.byteLength < 8)
    throw new Error(`The checkpoint is cut off: ${buffer.byteLength} bytes hold no header`);
  const view = new DataView(buffer);
  const headerLength = Number(view.getBigUint64(0, true));
  if (headerLength > buffer.byteLength - 8) {
    throw new Error(
      `The checkpoint is cut off: its header says ${headerLength} bytes, ${buffer.byteLength - 8} are there`,
    );
  }
  const header = parseHeader(new TextDecoder().decode(new Uint8Array(buffer, 8, headerLength)));
  const dataStart = 8 + headerLength;
  const tensors = new Map<string, NamedTensor>();
  for (const [name, entry] of Object.entries(header.entries)) {
    const [from, to] = entry.data_offsets;
    if (!(entry.dtype in BYTES))
      throw new Error(`Tensor "${name}" has type ${entry.dtype}; F32 and F16 can be read`);
    const count = entry.shape.reduce((product, size) => product * size, 1);
    if (to - from !== count * BYTES[entry.dtype as Dtype]) {
      throw new Error(`Tensor "${name}" says shape [${entry.shape}] but holds ${to - from} bytes`);
    }
    if (dataStart + to > buffer.byteLength) {
      throw new Error(`The checkpoint is cut off inside tensor "${name}": load the whole file again`);
    }
    const bytes = buffer.slice(dataStart + from, dataStart + to);
    const values =
      entry.dtype === 'F32'
        ? new Float32Array(bytes)
        : Float32Array.from(new Uint16Array(bytes), (half) => fromHalf(half));
    tensors.set(name, { shape: entry.shape, values });
  }
  return { tensors, metadata: header.metadata };
}

/** Writes tensors sorted by name, so that equal weights give equal files. */
export function writeSafetensors(file: SafetensorsFile, dtype: Dtype): ArrayBuffer {
  const names = [...file.tensors.keys()].sort();
  const header: Record<string, unknown> = { __metadata__: file.metadata };
  let offset = 0;
  for (const name of names) {
    const { shape, values } = file.tensors.get(name)!;
    header[name] = { dtype, shape, data_offsets: [offset, offset + values.length * BYTES[dtype]] };
    offset += values.length * BYTES[dtype];
  }
  // The data start at a multiple of 8: the header is padded with spaces, as the format asks.
  const json = JSON.stringify(header);
  const text = new TextEncoder().encode(json);
  const padded = Math.ceil(text.length / 8) * 8;
  const buffer = new ArrayBuffer(8 + padded + offset);
  new DataView(buffer).setBigUint64(0, BigInt(padded), true);
  const bytes = new Uint8Array(buffer);
  bytes.fill(0x20, 8, 8 + padded);
  bytes.set(text, 8);
  let at = 8 + padded;
  for (const name of names) {
    const { values } = file.tensors.get(name)!;
    const data = dtype === 'F32' ? values : Uint16Array.from(values, (value) => toHalf(value));
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
    at += data.byteLength;
  }
  return buffer;
}

function parseHeader(text: string): { entries: Record<string, Entry>; metadata: Record<string, string> } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Error('The checkpoint has no readable header: is it a safetensors file?');
  }
  const { __metadata__, ...entries } = json as Record<string, Entry> & {
    __metadata__?: Record<string, string>;
  };
  for (const [name, entry] of Object.entries(entries)) {
    if (
      !Array.isArray(entry?.shape) ||
      !Array.isArray(entry.data_offsets) ||
      typeof entry.dtype !== 'string'
    ) {
      throw new Error(`The checkpoint's header describes tensor "${name}" wrongly`);
    }
  }
  return { entries: entries as Record<string, Entry>, metadata: __metadata__ ?? {} };
}
