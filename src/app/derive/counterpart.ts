import type { WorldBox } from '#rewards';
import type { Group, Member } from './group';

/** A predicted box and the truth it is held against. */
export interface Pair {
  readonly predicted: number;
  readonly target: number;
  /** The two were compared by the reward; false where the truth is only the nearest to look at. */
  readonly compared: boolean;
}

/** What the box `key` is to be drawn against: the truth that the reward compared it with, else the nearest of its name,
 * else the nearest. Null where one side has no box at all. */
export function counterpart(key: string, group: Group, member: Member): Pair | null {
  const index = Number(key.slice(1));
  const isTruth = key.startsWith('t');
  const row = member.rows.find(
    ({ predicted, target }) => (isTruth ? target : predicted) === index && predicted !== null,
  );
  if (row && row.predicted !== null && row.target !== null) {
    return member.predicted[row.predicted]
      ? { predicted: row.predicted, target: row.target, compared: true }
      : null;
  }
  if (isTruth) {
    const own = group.truths[index];
    const name = group.truthLabels[index] ?? null;
    const nearest =
      own && pick(own, name, member.predicted, (at) => member.result.prediction.boxes[at]?.label ?? null);
    return nearest == null ? null : { predicted: nearest, target: index, compared: false };
  }
  const own = member.predicted[index];
  const name = member.result.prediction.boxes[index]?.label ?? null;
  const nearest = own && pick(own, name, group.truths, (at) => group.truthLabels[at] ?? null);
  return nearest == null ? null : { predicted: index, target: nearest, compared: false };
}

/** Distance between two boxes' centres, metres. */
function centreDistance(a: WorldBox, b: WorldBox): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

function pick(
  own: WorldBox,
  name: string | null,
  others: readonly (WorldBox | null)[],
  nameOf: (index: number) => string | null,
): number | null {
  const places = others.flatMap((box, index) =>
    box ? [{ index, far: centreDistance(own, box), namesake: nameOf(index) === name }] : [],
  );
  const namesakes = places.filter(({ namesake }) => namesake);
  const best = (namesakes.length > 0 ? namesakes : places).toSorted((a, b) => a.far - b.far)[0];
  return best?.index ?? null;
}
