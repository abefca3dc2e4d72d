/** Of all frames of a clip the one that a picture shows. Distances are mean absolute differences of 8-bit values. */
export interface NearestFrame {
  readonly frame: number;
  readonly distance: number;
  /** Distance of the next best. */
  readonly second: number;
  /** Frames whose own pictures are the same as the nearest one's, to within `SAME`: no eye could tell them apart. */
  readonly twins: readonly number[];
}

/** Two decoded frames this close are one picture: a codec that repeats a frame changes less than this. */
const SAME = 0.02;

/**
 * @param picture as many values as each frame has
 * @param frames one or more
 */
export function nearestFrame(picture: Uint8Array, frames: readonly Uint8Array[]): NearestFrame {
  const distances = frames.map((frame) => difference(picture, frame));
  const distance = Math.min(...distances);
  const nearest = distances.indexOf(distance);
  return {
    frame: nearest,
    distance,
    second: Math.min(...distances.filter((_, frame) => frame !== nearest)),
    twins: frames.flatMap((frame, index) =>
      index !== nearest && difference(frame, frames[nearest]!) < SAME ? [index] : [],
    ),
  };
}

function difference(a: Uint8Array, b: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs(a[i]! - b[i]!);
  return sum / a.length;
}
