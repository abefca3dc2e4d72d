import { type ReactElement, useEffect, useRef } from 'react';
import type { PointCloud, Scene } from '#scenes';
import { fitDrawing } from './fitDrawing';
import styles from './PlanView.module.css';

/** So many dots at most. */
const MOST = 40_000;
/** Pixels of the canvas per unit of the drawing. */
const FINE = 2;
/** The ceiling would hide the room. */
const CUT = 0.35;

interface PlanPointsProps {
  readonly points: PointCloud;
  readonly bounds: Scene['bounds'];
  /** As in the plan that lies over it. */
  readonly width: number;
  readonly height: number;
}

/** A cloud from above, under a `PlanView` of the same size: low points first, the topmost layer of the room cut away. */
export function PlanPoints({ points, bounds, width, height }: PlanPointsProps): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current!.getContext('2d')!;
    context.setTransform(FINE, 0, 0, FINE, 0, 0);
    context.clearRect(0, 0, width, height);
    const { min, max } = bounds;
    const { place } = fitDrawing({ min: [min[0], min[1]], max: [max[0], max[1]] }, width, height, 2);
    const { count, positions, colors } = points;
    const stride = Math.max(Math.ceil(count / MOST), 1);
    const roof = max[2] - CUT * (max[2] - min[2]);
    const kept: number[] = [];
    for (let at = 0; at < 3 * count; at += 3 * stride) if (positions[at + 2]! < roof) kept.push(at);
    for (const at of kept.sort((a, b) => positions[a + 2]! - positions[b + 2]!)) {
      const [x, y] = place([positions[at]!, positions[at + 1]!]);
      context.fillStyle = `rgb(${colors[at]} ${colors[at + 1]} ${colors[at + 2]})`;
      context.fillRect(x - 0.6, y - 0.6, 1.2, 1.2);
    }
  }, [points, bounds, width, height]);
  return <canvas ref={canvas} className={styles.points} width={FINE * width} height={FINE * height} />;
}
