/** The size of a JPEG, PNG or WebP picture, pixels, from its header; null for anything else. A few kilobytes are read. */
export async function imageSize(blob: Blob): Promise<{ width: number; height: number } | null> {
  const head = await bytesOf(blob, 0, 32);
  if (head.byteLength < 26) return null;
  if (head.getUint32(0) === 0x89504e47 && head.getUint32(12) === IHDR)
    return { width: head.getUint32(16), height: head.getUint32(20) };
  if (head.getUint32(0) === RIFF && head.getUint32(8) === WEBP) return webpSize(head);
  if (head.getUint16(0) === 0xffd8) return jpegSize(blob);
  return null;
}

const IHDR = 0x49484452;
const RIFF = 0x52494646;
const WEBP = 0x57454250;

/** A JPEG is a chain of segments; a camera's thumbnail may make the size come late. */
async function jpegSize(blob: Blob): Promise<{ width: number; height: number } | null> {
  for (let at = 2; at + 9 <= blob.size; ) {
    const segment = await bytesOf(blob, at, 9);
    const marker = segment.getUint16(0);
    if (marker === 0xffff) {
      at += 1; // a fill byte
      continue;
    }
    if (marker < 0xffc0) return null;
    if (isFrame(marker)) return { width: segment.getUint16(7), height: segment.getUint16(5) };
    const length = segment.getUint16(2);
    if (length < 2 || marker === 0xffd9 || marker === 0xffda) return null;
    at += 2 + length;
  }
  return null;
}

/** SOF0 to SOF15 hold the size; between them lie DHT, JPG and DAC. */
function isFrame(marker: number): boolean {
  return marker <= 0xffcf && marker !== 0xffc4 && marker !== 0xffc8 && marker !== 0xffcc;
}

function webpSize(head: DataView): { width: number; height: number } | null {
  const kind = String.fromCharCode(...new Uint8Array(head.buffer, 12, 4));
  const at = (place: number) => head.getUint8(place);
  if (kind === 'VP8X') {
    const size = (place: number) => 1 + at(place) + (at(place + 1) << 8) + (at(place + 2) << 16);
    return { width: size(24), height: size(27) };
  }
  if (kind === 'VP8L') {
    const bits = head.getUint32(21, true);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  if (kind === 'VP8 ')
    return { width: head.getUint16(26, true) & 0x3fff, height: head.getUint16(28, true) & 0x3fff };
  return null;
}

async function bytesOf(blob: Blob, start: number, length: number): Promise<DataView> {
  return new DataView(await blob.slice(start, start + length).arrayBuffer());
}
