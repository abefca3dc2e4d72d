import { TrainingError } from '../trainingError';
import { fromHalf, toHalf } from './float16';
import { BYTES, type Dtype, readHeader } from './safetensorsHeader';

/** A named array of a safetensors file; values are float32 here, whatever the file holds. */
export interface NamedTensor {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

export interface SafetensorsFile {
  readonly tensors: ReadonlyMap<string, NamedTensor>;
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * Reads a safetensors file (huggingface/safetensors: u64 LE header length, JSON header, data). Float32 and float16.
 *
 * @param name the file's, for messages
 * @throws TrainingError on anything that is not whole, naming the tensor
 */
export function readSafetensors(buffer: ArrayBuffer, name = 'checkpoint'): SafetensorsFile {
  const { entries, metadata, dataStart } = readHeader(buffer, name);
  const tensors = new Map<string, NamedTensor>();
  for (const { name: tensor, dtype, shape, from, to } of entries) {
    const bytes = buffer.slice(dataStart + from, dataStart + to);
    const values =
      dtype === 'F32'
        ? new Float32Array(bytes)
        : Float32Array.from(new Uint16Array(bytes), (half) => fromHalf(half));
    const bad = values.findIndex((value) => !Number.isFinite(value));
    if (bad >= 0) {
      throw new TrainingError({
        what: `Tensor "${tensor}" holds ${values[bad]} at index ${bad}`,
        where: name,
        remedy: 'The file is damaged, or its training ran away: take an earlier checkpoint',
      });
    }
    tensors.set(tensor, { shape, values });
  }
  return { tensors, metadata };
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
