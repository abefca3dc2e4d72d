import { describe, expect, it } from 'vitest';
import { MotionBudget } from './MotionBudget';

/** Points drawn in the frames of a motion that take so long. */
function motion(budget: MotionBudget, times: readonly number[], count = 300_000): number[] {
  return times.map((time) => {
    const points = budget.points(count);
    budget.took(time, count);
    return points;
  });
}
const frames = (count: number, time: number): number[] => Array(count).fill(time);

describe('MotionBudget', () => {
  it('draws everything while that is quick enough', () => {
    const budget = new MotionBudget();
    expect(motion(budget, [16, 16, 30, 40])).toEqual(frames(4, 300_000));
    expect(budget.scale).toBe(1);
  });

  it('thins the cloud while frames are slow, down to a limit', () => {
    const drawn = motion(new MotionBudget(), frames(8, 60));
    expect(drawn[1]).toBe(180_000);
    expect(drawn.at(-1)).toBe(50_000);
  });

  it('draws fewer pixels where fewer points are not enough, and at once where frames are very slow', () => {
    const slow = new MotionBudget();
    motion(slow, [60]);
    expect(slow.scale).toBe(1);
    motion(slow, frames(8, 60));
    expect(slow.scale).toBe(0.5);
    const verySlow = new MotionBudget();
    motion(verySlow, [1500]);
    expect(verySlow.scale).toBe(0.5);
  });

  it('remembers over a pause, and fills up again when frames are quick', () => {
    const budget = new MotionBudget();
    motion(budget, frames(8, 60));
    expect(motion(budget, frames(12, 10)).at(-1)).toBe(300_000);
  });

  it('tries a sharp picture again, each time later', () => {
    const budget = new MotionBudget();
    const framesUntilSharp = (): number => {
      motion(budget, [300]);
      let count = 0;
      for (; budget.scale < 1; count++) budget.took(16, 300_000);
      return count;
    };
    expect([framesUntilSharp(), framesUntilSharp(), framesUntilSharp()]).toEqual([30, 60, 120]);
  });

  it('never draws more than there is', () => {
    expect(motion(new MotionBudget(), [200, 200, 200], 1600)).toEqual([1600, 1600, 1600]);
  });
});
