import { TrainingError } from '../trainingError';

/** Bytes a number, of the types that can be read. */
export const BYTES = { F32: 4, F16: 2 } as const;
export type Dtype = keyof typeof BYTES;

export interface Header {
  readonly entries: readonly Entry[];
  readonly metadata: Readonly<Record<string, string>>;
  /** Offset of the data in the file. */
  readonly dataStart: number;
}

interface Entry {
  readonly name: string;
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  /** Bytes of the data, from … to. */
  readonly from: number;
  readonly to: number;
}

/** Largest header, bytes: the format's own limit, against files that only claim to be one. */
const LARGEST = 100_000_000;
const AGAIN = 'Copy or download the whole file again';
const OTHER = 'Choose a safetensors file that this app or its PyTorch twin wrote';

/**
 * A safetensors file's header, checked: every tensor has a known type, lies inside the file and shares its bytes with no
 * other, and no byte is left over.
 *
 * @throws TrainingError saying what is wrong, naming the tensor
 */
export function readHeader(buffer: ArrayBuffer, file: string): Header {
  const fail = (what: string, remedy: string) => new TrainingError({ what, where: file, remedy });
  const size = buffer.byteLength;
  if (size < 8) throw fail(`The file is cut off: ${size} bytes hold no header`, AGAIN);
  const length = new DataView(buffer).getBigUint64(0, true);
  if (length > LARGEST) throw fail('This is no safetensors file: its header would be too long', OTHER);
  const dataStart = 8 + Number(length);
  if (dataStart > size)
    throw fail(`The file is cut off: its header takes ${length} bytes, ${size - 8} are there`, AGAIN);

  const json = parse(new Uint8Array(buffer, 8, Number(length)));
  if (!isRecord(json)) throw fail('The file has no readable header: this is no safetensors file', OTHER);
  const { __metadata__: metadata = {}, ...described } = json;
  if (!isRecord(metadata) || Object.values(metadata).some((value) => typeof value !== 'string'))
    throw fail('The header’s metadata are not a list of texts', OTHER);

  const entries = Object.entries(described).map(([name, entry]): Entry => {
    const { dtype, shape, data_offsets: offsets } = isRecord(entry) ? entry : {};
    if (typeof dtype !== 'string' || !areCounts(shape) || !areCounts(offsets) || offsets.length !== 2)
      throw fail(`The header describes tensor "${name}" wrongly`, AGAIN);
    if (dtype !== 'F32' && dtype !== 'F16')
      throw fail(`Tensor "${name}" has type ${dtype}; F32 and F16 can be read`, 'Convert it to one of them');
    const [from, to] = offsets as [number, number];
    const needed = shape.reduce((product, count) => product * count, BYTES[dtype]);
    if (to - from !== needed)
      throw fail(
        `Tensor "${name}" of shape [${shape}] takes ${needed} bytes, the file has ${to - from}`,
        AGAIN,
      );
    if (dataStart + to > size)
      throw fail(
        `The file is cut off inside tensor "${name}": ${dataStart + to - size} bytes are missing`,
        AGAIN,
      );
    return { name, dtype, shape, from, to };
  });

  let end = 0;
  let last = '';
  for (const { name, from, to } of entries.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    if (from < end) throw fail(`Tensors "${last}" and "${name}" share bytes`, AGAIN);
    if (from > end) throw fail(`${from - end} bytes before tensor "${name}" belong to none`, AGAIN);
    end = to;
    last = name;
  }
  if (dataStart + end < size)
    throw fail(`${size - dataStart - end} bytes at the end belong to no tensor`, AGAIN);
  return { entries, metadata: metadata as Record<string, string>, dataStart };
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function areCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((entry) => Number.isSafeInteger(entry) && entry >= 0);
}
