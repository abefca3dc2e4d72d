import { describe, expect, it } from 'vitest';
import { MotionBudget } from './MotionBudget';

/** Points drawn over a motion whose frames take so long. */
function motion(budget: MotionBudget, from: number, times: readonly number[], count = 300_000): number[] {
  let now = from;
  return times.map((time) => {
    now += time;
    return budget.next(now, count);
  });
}

describe('MotionBudget', () => {
  it('draws everything while that is quick enough', () => {
    expect(motion(new MotionBudget(), 1000, [16, 16, 30, 40])).toEqual(Array(4).fill(300_000));
  });

  it('thins the cloud while frames are slow, down to a limit', () => {
    const drawn = motion(new MotionBudget(), 1000, Array(8).fill(120));
    expect(drawn[1]).toBe(180_000);
    expect(drawn.at(-1)).toBe(50_000);
  });

  it('remembers over a pause, and fills up again when frames are quick', () => {
    const budget = new MotionBudget();
    motion(budget, 0, Array(8).fill(120));
    expect(motion(budget, 60_000, [0])).toEqual([50_000]);
    expect(motion(budget, 60_000, Array(12).fill(10)).at(-1)).toBe(300_000);
  });

  it('never draws more than there is', () => {
    expect(motion(new MotionBudget(), 0, [200, 200, 200], 1600)).toEqual([1600, 1600, 1600]);
  });
});
