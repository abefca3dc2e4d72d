import { boxCorners } from '#rewards';
import type { AnnotatedInstance, AnnotatedViews } from '../../annotatedViews';
import { between, cross, type Flat, outlineDistance } from './plainGeometry';

/** How near the robot comes to what it goes to, and half its width, less what a centimetre's step may miss. */
const REACH = 0.35;
const HALF_WIDTH = 0.13;

/** Whether a robot that does what the numbered lines say, with these turns in the blanks, gets to each object that they name:
 * it is walked centimetre by centimetre. The turn before a leg must be the one that its goal asks for, and plainly so. */
export function walksThere(
  scene: AnnotatedViews,
  start: AnnotatedInstance,
  facing: AnnotatedInstance,
  lines: readonly (AnnotatedInstance | 'blank')[],
  turns: readonly string[],
): boolean {
  const [firstGoal = facing] = lines.filter((line) => line !== 'blank');
  let at = step(middle(start), middle(firstGoal), (place) => outlineDistance(start.box, place) >= REACH);
  let ahead = middle(facing);
  let turn: string | null = null;
  const left = [...turns];
  for (const line of lines) {
    if (line === 'blank') {
      turn = left.shift()!;
      continue;
    }
    const goal = middle(line);
    if (turn && turn !== neededTurn(at, ahead, goal)) return false;
    if (!turn && between(at, ahead, goal) > 1) return false;
    const from = at;
    at = step(from, goal, (place) => outlineDistance(line.box, place) <= REACH + 0.01);
    if (!isFree(scene, from, at)) return false;
    // it still looks the way it went
    ahead = [2 * at[0] - from[0], 2 * at[1] - from[1]];
    turn = null;
  }
  return true;
}

function neededTurn(at: Flat, ahead: Flat, goal: Flat): string | null {
  const angle = between(at, ahead, goal);
  // it may stand a centimetre or two elsewhere, and see its goal some degree differently
  if (angle > 143) return 'turn back';
  if (angle > 127 || angle < 28) return null;
  return cross(at, ahead, goal) > 0 ? 'turn left' : 'turn right';
}

function step(from: Flat, to: Flat, arrived: (place: Flat) => boolean): Flat {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  for (let way = 0; way < length; way += 0.01) {
    const place: Flat = [
      from[0] + (way / length) * (to[0] - from[0]),
      from[1] + (way / length) * (to[1] - from[1]),
    ];
    if (arrived(place)) return place;
  }
  return to;
}

function isFree({ instances, bounds }: AnnotatedViews, from: Flat, to: Flat): boolean {
  const floor = bounds.min[2];
  const inTheWay = instances.filter(({ box }) => {
    const heights = boxCorners(box).map(([, , z]) => z - floor);
    return Math.max(...heights) > 0.06 && Math.min(...heights) < 1.19;
  });
  let free = true;
  step(from, to, (place) => {
    free &&= inTheWay.every(({ box }) => outlineDistance(box, place) >= HALF_WIDTH);
    return !free;
  });
  return free;
}

function middle({ box }: AnnotatedInstance): Flat {
  return [box[0], box[1]];
}
