import { measureSegments } from '../geometry/measureSegments';
import type { StageMeasure } from '../measure';
import { palette, type Theme } from '../palette';
import { hexColour } from './hexColour';
import type { LineSegment } from './LineGeometry';

/** What is measured, in ink: it is neither truth nor answer. What decides is solid, what it is compared with dotted. */
export function measureLines(measures: readonly StageMeasure[], theme: Theme): LineSegment[] {
  const colours = palette[theme];
  return measures.flatMap((measure) => {
    const style = {
      colour: hexColour(colours.ink, measure.strong ? 1 : 0.8),
      width: measure.strong ? 2.2 : 1.8,
      pattern: measure.strong ? ('solid' as const) : ('dotted' as const),
      underColour: hexColour(colours.under),
      underWidth: 1.8,
    };
    return measureSegments(measure).map(([start, end]) => ({ start, end, style }));
  });
}
