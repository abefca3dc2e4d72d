import { rayCoordinates, raysPerFrame } from '../rayGrid';
import type { Views } from '../views';

/** Pixels that a ray takes in the picture: rays lie in a square grid over a picture of 4 : 3. */
const WIDE = 12;
const HIGH = 9;

export interface ViewPictures {
  readonly width: number;
  readonly height: number;
  /** Per view `[height, width, 3]`, sRGB 0–1. */
  readonly pictures: readonly Float32Array[];
}

/** What a policy sees, as pictures: one flat block of pixels per ray, and nothing that it does not see. */
export function viewPictures(views: Views): ViewPictures {
  const across = views.patches * views.raysPerPatchSide;
  const [width, height] = [across * WIDE, across * HIGH];
  const rays = raysPerFrame(views);
  const places = rayCoordinates(views);
  const pictures = Array.from({ length: views.frames }, (_, frame) => {
    const rgb = new Float32Array(3 * width * height);
    for (let ray = 0; ray < rays; ray++) {
      const left = Math.floor(places[2 * ray]! * across) * WIDE;
      const top = Math.floor(places[2 * ray + 1]! * across) * HIGH;
      const colour = views.rgb.subarray(3 * (frame * rays + ray), 3 * (frame * rays + ray) + 3);
      for (let y = top; y < top + HIGH; y++) {
        for (let x = left; x < left + WIDE; x++) rgb.set(colour, 3 * (y * width + x));
      }
    }
    return rgb;
  });
  return { width, height, pictures };
}
