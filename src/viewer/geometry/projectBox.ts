import { BOX_EDGES, BOX_FACES, type Box9, boxCorners, invertPose, type Pose, transformPoint } from '#rewards';
import { clipLine, type Line } from './clipLine';
import { NEAR, type Pinhole, toPixel } from './pinhole';
import { between, type Vector3 } from './vector';

/** A visible piece of one edge of a box. */
export interface LinePiece {
  /** Pixels of the picture. */
  readonly line: Line;
  /** Behind the box's own body: both faces at this edge look away from the camera. */
  readonly back: boolean;
}

/** The two faces at each edge, as places in `BOX_FACES`. */
const EDGE_FACES = BOX_EDGES.map(([from, to]) =>
  BOX_FACES.flatMap((face, i) => (face.includes(from) && face.includes(to) ? [i] : [])),
);

/** The edges of a world box as a camera sees them, cut at the near plane and at the picture's border.
 *
 * @param pose camera-to-world
 * @returns at most twelve pieces; none where the box is out of view */
export function projectBox(pinhole: Pinhole, pose: Pose, box: Box9): LinePiece[] {
  const toCamera = invertPose(pose);
  if (isOutOfView(pinhole, transformPoint(toCamera, [box[0], box[1], box[2]]), box)) return [];
  const corners = boxCorners(box).map((corner) => transformPoint(toCamera, corner));
  const away = BOX_FACES.map((face) => looksAway(face.map((i) => corners[i]!)));
  // From inside, every face looks away, and none of the edges is behind anything.
  const inside = away.every(Boolean);

  return BOX_EDGES.flatMap(([from, to], edge) => {
    const line = projectEdge(pinhole, corners[from]!, corners[to]!);
    return line === null ? [] : [{ line, back: !inside && EDGE_FACES[edge]!.every((face) => away[face]!) }];
  });
}

/** A straight edge in camera axes as a line in the picture; null where none of it is seen. */
export function projectEdge(pinhole: Pinhole, a: Vector3, b: Vector3): Line | null {
  if (a[2] < NEAR && b[2] < NEAR) return null;
  const inFront = (end: Vector3, other: Vector3): Vector3 =>
    end[2] < NEAR ? between(end, other, (NEAR - end[2]) / (other[2] - end[2])) : end;
  const [x1, y1] = toPixel(pinhole, inFront(a, b));
  const [x2, y2] = toPixel(pinhole, inFront(b, a));
  return clipLine([x1, y1, x2, y2], pinhole.width, pinhole.height);
}

/** Whether a face, a loop of corners in camera axes counter-clockwise seen from outside, shows the camera its back. */
export function looksAway(face: readonly Vector3[]): boolean {
  const [a, b, c] = face as readonly [Vector3, Vector3, Vector3];
  // (b − a) × (c − a) · a = b × c · a, in numbers alone: it runs for every face in every frame.
  return (
    a[0] * (b[1] * c[2] - b[2] * c[1]) +
      a[1] * (b[2] * c[0] - b[0] * c[2]) +
      a[2] * (b[0] * c[1] - b[1] * c[0]) >=
    0
  );
}

/** Whether the sphere around a box lies behind the camera or beyond one border of the picture: then so does the box. Most of many
 * boxes do, and need no closer look. */
function isOutOfView({ fx, fy, cx, cy, width, height }: Pinhole, [x, y, z]: Vector3, box: Box9): boolean {
  const radius = Math.hypot(box[3], box[4], box[5]) / 2;
  const furthest = z + radius;
  if (furthest < NEAR) return true;
  const beyond = (offset: number, border: number): boolean =>
    offset - radius > Math.max(border, 0) * furthest;
  return (
    beyond(x, (width - cx) / fx) ||
    beyond(-x, cx / fx) ||
    beyond(y, (height - cy) / fy) ||
    beyond(-y, cy / fy)
  );
}
