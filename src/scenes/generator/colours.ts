import type { Random } from '../random';
import type { Colour } from './room';

/** A colour of about the given brightness, linear RGB; `spread` is how far its channels differ. */
export function randomColour(random: Random, brightness: number, spread: number): Colour {
  const channel = () => Math.min(0.92, Math.max(0.02, brightness * Math.exp(random.normal() * spread)));
  return [channel(), channel(), channel()];
}

export function woodColour(random: Random): Colour {
  const brightness = random.between(0.08, 0.55);
  const red = random.between(1.1, 1.5);
  const blue = random.between(0.4, 0.8);
  return [Math.min(0.85, brightness * red), brightness, brightness * blue];
}
