import { SceneError } from './sceneError';

/** Bytes of one packed ray: 24 bits, little-endian, from the lowest: 10 bits of depth code, 5 of red, 5 of green, 4 of
 * blue. The scene format and the training shards share this packing. */
export const BYTES_PER_RAY = 3;

const NEAREST = 0.25;
const SPREAD = 48;
const LAST_CODE = 1023;
/** Metres of each depth code. Code 0 is "no measurement"; 1 to 1023 run from 0.25 m to 12 m in equal ratios of 0.38 %. */
const DEPTH_OF_CODE = Float32Array.from({ length: LAST_CODE + 1 }, (_, code) =>
  code === 0 ? 0 : NEAREST * SPREAD ** ((code - 1) / (LAST_CODE - 1)),
);

/** The depth code of a depth in metres; 0 (no measurement) for what is not within [0.25, 12] m or not a number. */
export function depthCode(metres: number): number {
  const code = 1 + Math.round((Math.log(metres / NEAREST) / Math.log(SPREAD)) * (LAST_CODE - 1));
  return code >= 1 && code <= LAST_CODE ? code : 0;
}

/** Packs rays, `depth` `[rays]` in metres (0: none) and `rgb` `[rays, 3]` in 0–1, into `3 · rays` bytes. */
export function packRays(depth: Float32Array, rgb: Float32Array): Uint8Array {
  const out = new Uint8Array(depth.length * BYTES_PER_RAY);
  for (let ray = 0; ray < depth.length; ray++) {
    const red = level(rgb[3 * ray]!, 31);
    const green = level(rgb[3 * ray + 1]!, 31);
    const blue = level(rgb[3 * ray + 2]!, 15);
    const word = depthCode(depth[ray]!) | (red << 10) | (green << 15) | (blue << 20);
    out[3 * ray] = word & 255;
    out[3 * ray + 1] = (word >> 8) & 255;
    out[3 * ray + 2] = word >> 16;
  }
  return out;
}

/** The inverse of `packRays`, up to its rounding. Packing what was unpacked gives the same bytes.
 * @throws SceneError if `bytes` does not hold exactly `rays` rays. */
export function unpackRays(
  bytes: Uint8Array,
  rays: number,
  file = 'rays.bin',
): { depth: Float32Array; rgb: Float32Array } {
  if (bytes.length !== rays * BYTES_PER_RAY) {
    throw new SceneError([
      {
        file,
        path: '',
        value: `${bytes.length} bytes long`,
        message: `${rays} rays take ${rays * BYTES_PER_RAY} bytes`,
        remedy:
          bytes.length < rays * BYTES_PER_RAY
            ? 'The file is cut short: copy it again'
            : 'Make the file again',
      },
    ]);
  }
  const depth = new Float32Array(rays);
  const rgb = new Float32Array(3 * rays);
  for (let ray = 0; ray < rays; ray++) {
    const word = bytes[3 * ray]! | (bytes[3 * ray + 1]! << 8) | (bytes[3 * ray + 2]! << 16);
    depth[ray] = DEPTH_OF_CODE[word & 1023]!;
    rgb[3 * ray] = ((word >> 10) & 31) / 31;
    rgb[3 * ray + 1] = ((word >> 15) & 31) / 31;
    rgb[3 * ray + 2] = (word >> 20) / 15;
  }
  return { depth, rgb };
}

function level(value: number, top: number): number {
  return Math.max(0, Math.min(top, Math.round(value * top)));
}
