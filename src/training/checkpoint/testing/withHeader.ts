/** A safetensors header as a test changes it. */
type LooseHeader = Record<string, { shape?: number[]; dtype?: string; data_offsets?: number[] }>;

/** The file with its header changed and all else as it was. */
export function withHeader(file: ArrayBuffer, change: (header: LooseHeader) => void): ArrayBuffer {
  const length = Number(new DataView(file).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(file, 8, length))) as LooseHeader;
  change(header);
  const text = new TextEncoder().encode(JSON.stringify(header));
  const out = new Uint8Array(8 + text.length + file.byteLength - 8 - length);
  new DataView(out.buffer).setBigUint64(0, BigInt(text.length), true);
  out.set(text, 8);
  out.set(new Uint8Array(file, 8 + length), 8 + text.length);
  return out.buffer;
}
