import { invertPose, type Pose, transformPoint } from '#rewards';
import { DOT_STEP } from '../boxStyle';
import { measureSegments } from '../geometry/measureSegments';
import type { Pinhole } from '../geometry/pinhole';
import { projectEdge } from '../geometry/projectBox';
import type { StageMeasure } from '../measure';
import { palette } from '../palette';

/** Draws what is measured over a picture; `context` and `scale` as `drawBoxes` takes them. */
export function drawMeasures(
  context: CanvasRenderingContext2D,
  scale: number,
  pinhole: Pinhole,
  pose: Pose,
  measures: readonly StageMeasure[],
): void {
  const toCamera = invertPose(pose);
  const { ink, under } = palette.dark;
  for (const measure of measures) {
    const lines = measureSegments(measure).flatMap(([start, end]) => {
      const line = projectEdge(pinhole, transformPoint(toCamera, start), transformPoint(toCamera, end));
      return line ? [line] : [];
    });
    const width = measure.strong ? 2.2 : 1.8;
    const strokes = [
      { colour: under, width: width + 1.8, dashes: [] },
      { colour: ink, width, dashes: measure.strong ? [] : [0.1, DOT_STEP] },
    ];
    for (const { colour, width, dashes } of strokes) {
      context.strokeStyle = colour;
      context.lineCap = 'round';
      context.lineWidth = width / scale;
      context.setLineDash(dashes.map((length) => length / scale));
      for (const [x1, y1, x2, y2] of lines) {
        context.beginPath();
        context.moveTo(x1, y1);
        context.lineTo(x2, y2);
        context.stroke();
      }
    }
  }
  context.setLineDash([]);
}
