import { describe, expect, it } from 'vitest';
import type { StepMetrics } from '#training';
import { recentShares, SHARE_STEPS } from './recentShares';
import { shareWords } from './shareWords';

describe('recentShares', () => {
  it('is the mean over the last steps that taught something', () => {
    const steps: Pick<StepMetrics, 'shares'>[] = [
      { shares: { frame: 1, iou: 0 } },
      { shares: {} },
      { shares: { frame: 0.5, iou: 0.5 } },
      { shares: { frame: 0, iou: 1 } },
    ];
    expect(recentShares(steps, 3)).toEqual({ frame: 0.5, iou: 0.5 });
    expect(recentShares(steps, 0)).toEqual({ frame: 1, iou: 0 });
    expect(recentShares([{ shares: {} }, { shares: {} }], 1)).toBeNull();
  });

  it('forgets what lies further back', () => {
    const old = { shares: { frame: 1, iou: 0 } };
    const fresh = Array.from({ length: SHARE_STEPS }, (_, i) => ({
      step: i + 1,
      shares: { frame: 0, iou: 1 },
    }));
    expect(recentShares([old, ...fresh], SHARE_STEPS)).toEqual({ frame: 0, iou: 1 });
  });
});

describe('shareWords', () => {
  it('names the part that rules, and what it drowns', () =>
    expect(shareWords({ format: 0.04, frame: 0.71, iou: 0.25 }, 'grounding')).toBe(
      'Frame 71 %: the update mostly teaches the frame. To hear IoU, weigh the frame less',
    ));

  it('says so where none rules', () =>
    expect(shareWords({ format: 0, iou: 0.45, f1: 0.55 }, 'detection')).toBe(
      'F1 55 %, mean IoU 45 %, format 0 %: no part rules the update',
    ));

  it('says which part works against the others', () =>
    expect(shareWords({ f1: 1.2, iou: -0.2 }, 'detection')).toBe(
      'F1 120 %: the update mostly teaches F1. Against the total works mean IoU −20 %',
    ));

  it('calls a drowned part by name only where a remedy is known', () => {
    expect(shareWords({ format: 0.9, frame: 0.05, iou: 0.05 }, 'grounding')).toBe(
      'Format 90 %: the update mostly teaches the format',
    );
    expect(shareWords(null, 'grounding')).toMatch(/^All rollouts of a prompt earned the same/);
  });
});
