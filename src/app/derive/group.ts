import {
  advantages,
  type RewardResult,
  type Rollout,
  scoreCompletion,
  type Task,
  type WorldBox,
} from '#rewards';
import type { StageBox } from '#viewer';
import type { Room } from '../state/room';
import { type LedgerRow, ledgerRows } from './ledgerRows';
import { stageBoxes } from './stageBoxes';
import { predictedWorldBoxes, trueBoxes } from './worldBoxes';

/** One rollout of a group with all that the screen says about it. */
export interface Member {
  readonly rollout: Rollout;
  readonly result: RewardResult;
  readonly advantage: number;
  /** 1 for the best of the group; equal rewards share a place. */
  readonly place: number;
  readonly rows: readonly LedgerRow[];
  /** Per predicted box, world; null where it has no place. */
  readonly predicted: readonly (WorldBox | null)[];
  /** Truths and predictions, as both panes draw them. */
  readonly boxes: readonly StageBox[];
  readonly counts: Readonly<Record<'tp' | 'fp' | 'fn', number>>;
}

/** The rollouts of one prompt by one policy, scored and compared. */
export interface Group {
  readonly task: Task;
  readonly truths: readonly WorldBox[];
  /** Name per truth. */
  readonly truthLabels: readonly string[];
  readonly members: readonly Member[];
  readonly mean: number;
  /** Standard deviation with Bessel's correction; 0 for one rollout. */
  readonly sd: number;
  /** All rewards are equal: every advantage is 0 and there is nothing to learn. */
  readonly flat: boolean;
  /** Largest |A| that a group of this size can have: (G − 1) ÷ √G. */
  readonly bound: number;
}

/** What came scored from elsewhere, so that it is not scored again: a training step's own figures. */
export interface GivenScores {
  readonly rewards: readonly RewardResult[];
  readonly advantages: readonly number[];
}

/** Scores a group and reads everything off it that the screen shows. Pure. */
export function readGroup(
  room: Pick<Room, 'poses' | 'scene'>,
  task: Task,
  rollouts: readonly Rollout[],
  given?: GivenScores,
): Group {
  const results = given?.rewards ?? rollouts.map((rollout) => scoreCompletion(rollout.completion, task));
  const totals = results.map((result) => result.total);
  const relative = given?.advantages ?? advantages(totals).values;
  const found = trueBoxes(task, room.poses, room.scene.instances);
  const truths = found.map(({ box }) => box);
  const truthLabels = found.map(({ label }) => label);
  const members = rollouts.map((rollout, index): Member => {
    const result = results[index]!;
    const rows = ledgerRows(task, result);
    const predicted = predictedWorldBoxes(task, result.prediction, room.poses);
    return {
      rollout,
      result,
      advantage: relative[index]!,
      place: 1 + totals.filter((total) => total > result.total).length,
      rows,
      predicted,
      boxes: stageBoxes(rows, predicted, truths, truthLabels),
      counts: {
        tp: rows.filter((row) => row.kind === 'tp').length,
        fp: rows.filter((row) => row.kind === 'fp').length,
        fn: rows.filter((row) => row.kind === 'fn').length,
      },
    };
  });
  const size = members.length;
  const mean = totals.reduce((sum, total) => sum + total, 0) / Math.max(size, 1);
  const squares = totals.reduce((sum, total) => sum + (total - mean) ** 2, 0);
  return {
    task,
    truths,
    truthLabels,
    members,
    mean,
    sd: size > 1 ? Math.sqrt(squares / (size - 1)) : 0,
    flat: size > 0 && relative.every((value) => value === 0),
    bound: size > 0 ? (size - 1) / Math.sqrt(size) : 0,
  };
}
