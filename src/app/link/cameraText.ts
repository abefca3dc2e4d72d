import type { FreeCamera } from '#viewer';

const DEGREE = Math.PI / 180;
/** The angle of view of the whole room: not worth a word. Degrees. */
const USUAL = 32;
/** Nearer than this, metres, from one side of the target to the eye, hundredths no longer say which side that is. */
const CLOSE = 0.5;

/** `x,y,z,tx,ty,tz` in metres: the eye, and what it looks at; then the angle of view in degrees where it is not 32. Two
 * decimals; four from close by and straight from above, where the little that the eye is off says how the view is turned. */
export function writeCamera({ eye, target, fov }: FreeCamera): string {
  const close = Math.hypot(eye[0] - target[0], eye[1] - target[1]) < CLOSE;
  const metres = [...eye, ...target].map((value) => short(value, close ? 4 : 2));
  const degrees = short(fov / DEGREE, 1);
  return [...metres, ...(degrees === `${USUAL}` ? [] : [degrees])].join();
}

/** Reads what `writeCamera` wrote; null for anything else, and for a camera that is where it looks. */
export function readCamera(text: string): FreeCamera | null {
  const fields = text.split(',');
  if (!fields.every((field) => /^-?\d{1,4}(\.\d+)?$/.test(field))) return null;
  if (fields.length !== 6 && fields.length !== 7) return null;
  const [x, y, z, tx, ty, tz, degrees = USUAL] = fields.map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number?,
  ];
  if (Math.hypot(x - tx, y - ty, z - tz) < 0.1 || degrees < 1 || degrees > 150) return null;
  return { eye: [x, y, z], target: [tx, ty, tz], fov: degrees * DEGREE };
}

/** Without the zeros at the end, and with no negative zero. */
function short(value: number, decimals: number): string {
  return `${Number(value.toFixed(decimals)) || 0}`;
}
