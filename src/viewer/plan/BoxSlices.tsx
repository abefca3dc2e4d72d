import { type ReactElement, useId } from 'react';
import { type Box9, boxCorners, intersectBoxes } from '#rewards';
import { toBox } from '../geometry/boxAxes';
import type { Vector3 } from '../geometry/vector';
import styles from './BoxSlices.module.css';
import { convexHull, type Point2 } from './convexHull';
import { extentOf, fitDrawing, pathOf } from './fitDrawing';

export interface BoxSlicesProps {
  /** The predicted box. */
  readonly a: Box9;
  /** Its truth, in the same space. */
  readonly b: Box9;
  /** Whether `a` counts as a match: its colour. */
  readonly role: 'tp' | 'fp';
}

const WIDTH = 110;
const HEIGHT = 80;

/** The three ways to look, along the truth's own axes, from the name to the two axes on paper: right and up. */
const VIEWS = [
  ['top', 0, 1],
  ['front', 0, 2],
  ['side', 1, 2],
] as const;

/** A predicted box against its truth from three sides, along the truth's own axes, with what they share filled: the overlap
 * that perspective hides. Outlines are silhouettes; the filling is the silhouette of the exact intersection. */
export function BoxSlices({ a, b, role }: BoxSlicesProps): ReactElement {
  const inTruth = (points: readonly Vector3[]): Vector3[] => points.map((point) => toBox(b, point));
  const predicted = inTruth(boxCorners(a));
  const truth = inTruth(boxCorners(b));
  const shared = inTruth(intersectBoxes(a, b).polyhedron?.vertices ?? []);
  const id = useId();

  return (
    <div className={styles.slices} data-role={role}>
      {VIEWS.map(([name, right, up]) => {
        const flat = (points: readonly Vector3[]): Point2[] =>
          convexHull(points.map((point): Point2 => [point[right], point[up]]));
        const extent = extentOf([...flat(predicted), ...flat(truth)]);
        const { place, scale } = fitDrawing(extent, WIDTH, HEIGHT, 14);
        const draw = (points: readonly Vector3[]): string => pathOf(flat(points).map(place));
        return (
          <figure key={name} aria-labelledby={`${id}-${name}`}>
            <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
              <path className={styles.shared} d={draw(shared)} />
              <path className={styles.truth} d={draw(truth)} />
              <path className={styles.predicted} d={draw(predicted)} />
              <ScaleBar scale={scale} />
            </svg>
            <figcaption id={`${id}-${name}`}>{name}</figcaption>
          </figure>
        );
      })}
    </div>
  );
}

/** A line as long as the largest round length that fits. */
function ScaleBar({ scale }: { readonly scale: number }): ReactElement {
  const metres = [2, 1, 0.5, 0.2, 0.1, 0.05].find((length) => length * scale <= 40) ?? 0.02;
  const label = metres >= 1 ? `${metres} m` : `${metres * 100} cm`;
  return (
    <>
      <path className={styles.scale} d={`M6 ${HEIGHT - 5}h${metres * scale}`} />
      <text className={styles.label} x={9 + metres * scale} y={HEIGHT - 2.5}>
        {label}
      </text>
    </>
  );
}
