import { BoxGeometry, Matrix4, type Mesh } from 'three';
import { Brush, Evaluator, INTERSECTION } from 'three-bvh-csg';
import { type Box9, boxIoU, eulerToMatrix } from '#rewards';
import { Random } from '#scenes';
import { bestOf } from './bestOf';

/** Printed beside the figure, asserted by nothing. */
const TARGET = 200_000;

/** Oriented 3D IoU, pairs a second, beside three-bvh-csg (mesh intersection, volume by signed tetrahedra) on the same pairs. */
export function benchIoU(): void {
  const random = Random.seeded(1);
  const pairs = Array.from({ length: 2000 }, () => nearPair(random));
  let ours = 0;
  const seconds = bestOf(5, () => {
    ours = 0;
    for (const [a, b] of pairs) ours += boxIoU(a, b);
  });

  // The peer is slow: fewer pairs, same kind. It also warns of its own dependency's old options at every mesh.
  console.warn = () => {};
  const few = pairs.slice(0, 100);
  const evaluator = new Evaluator();
  let largest = 0;
  const peerSeconds = bestOf(5, () => {
    largest = 0;
    for (const [a, b] of few) largest = Math.max(largest, Math.abs(peerIoU(evaluator, a, b) - boxIoU(a, b)));
  });

  const rate = pairs.length / seconds;
  const peerRate = few.length / peerSeconds;
  process.stdout.write(
    [
      'IoU of overlapping 9-DoF boxes, best of five',
      `  ours           ${Math.round(rate).toLocaleString('en')} pairs/s (target ${TARGET.toLocaleString('en')}), mean IoU ${(ours / pairs.length).toFixed(3)}`,
      `  three-bvh-csg  ${Math.round(peerRate).toLocaleString('en')} pairs/s, ours is ${(rate / peerRate).toFixed(0)} times as fast`,
      `  largest difference between the two ${largest.toExponential(1)} (the peer works in float32)`,
      '',
    ].join('\n'),
  );
}

/** Two boxes of furniture size whose centres lie within half a metre, any orientation. */
function nearPair(random: Random): [Box9, Box9] {
  const box = (): Box9 =>
    [
      ...[0, 1, 2].map(() => random.between(-0.25, 0.25)),
      ...[0, 1, 2].map(() => random.between(0.4, 2)),
      ...[0, 1, 2].map(() => random.between(-Math.PI, Math.PI)),
    ] as unknown as Box9;
  return [box(), box()];
}

function peerIoU(evaluator: Evaluator, a: Box9, b: Box9): number {
  const both = evaluator.evaluate(brush(a), brush(b), INTERSECTION);
  const inter = volume(both);
  return inter / (a[3] * a[4] * a[5] + b[3] * b[4] * b[5] - inter);
}

function brush(box: Box9): Brush {
  const R = eulerToMatrix([box[6], box[7], box[8]]);
  const brush = new Brush(new BoxGeometry(box[3], box[4], box[5]));
  new Matrix4()
    .set(R[0], R[1], R[2], box[0], R[3], R[4], R[5], box[1], R[6], R[7], R[8], box[2], 0, 0, 0, 1)
    .decompose(brush.position, brush.quaternion, brush.scale);
  brush.updateMatrixWorld();
  return brush;
}

/** Volume inside a closed mesh: signed tetrahedra from the origin. */
function volume(mesh: Mesh): number {
  const position = mesh.geometry.getAttribute('position');
  const index = mesh.geometry.getIndex();
  const range = mesh.geometry.drawRange;
  const count = Math.min(index ? index.count : position.count, range.count);
  let six = 0;
  for (let i = range.start; i < range.start + count; i += 3) {
    const [p, q, r] = [0, 1, 2].map((k) => {
      const at = index ? index.getX(i + k) : i + k;
      return [position.getX(at), position.getY(at), position.getZ(at)] as const;
    }) as readonly (readonly number[])[] as readonly [
      readonly number[],
      readonly number[],
      readonly number[],
    ];
    six +=
      p[0]! * (q[1]! * r[2]! - q[2]! * r[1]!) +
      p[1]! * (q[2]! * r[0]! - q[0]! * r[2]!) +
      p[2]! * (q[0]! * r[1]! - q[1]! * r[0]!);
  }
  return Math.abs(six) / 6;
}
