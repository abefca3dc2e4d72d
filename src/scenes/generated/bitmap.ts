const HEADER = 54;

/** A picture as a BMP file: no codec is needed to write it, and every browser reads it.
 * @param rgb `[height, width, 3]`, sRGB 0–1 */
export function bitmap(width: number, height: number, rgb: Float32Array): Uint8Array<ArrayBuffer> {
  const stride = Math.ceil((3 * width) / 4) * 4;
  const bytes = new Uint8Array(HEADER + stride * height);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0x4d42, true); // "BM"
  view.setUint32(2, bytes.length, true);
  view.setUint32(10, HEADER, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, width, true);
  view.setInt32(22, -height, true); // negative: the first row is the top one
  view.setUint16(26, 1, true);
  view.setUint16(28, 24, true);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = 3 * (y * width + x);
      const to = HEADER + y * stride + 3 * x;
      for (let c = 0; c < 3; c++) bytes[to + c] = Math.round(255 * rgb[from + 2 - c]!);
    }
  }
  return bytes;
}
