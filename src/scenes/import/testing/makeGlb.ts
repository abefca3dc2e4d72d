/** A GLB file of a description and a buffer, for tests. */
export function makeGlb(gltf: object, buffer: ArrayBuffer = new ArrayBuffer(0)): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(JSON.stringify({ asset: { version: '2.0' }, ...gltf }));
  const length = Math.ceil(json.length / 4) * 4;
  const padding = Math.ceil(buffer.byteLength / 4) * 4;
  const bytes = new Uint8Array(28 + length + padding).fill(0x20, 20, 20 + length);
  const view = new DataView(bytes.buffer);
  [0x46546c67, 2, bytes.length, length, 0x4e4f534a].forEach((word, i) => {
    view.setUint32(4 * i, word, true);
  });
  bytes.set(json, 20);
  view.setUint32(20 + length, padding, true);
  view.setUint32(24 + length, 0x004e4942, true);
  bytes.set(new Uint8Array(buffer), 28 + length);
  return bytes;
}
