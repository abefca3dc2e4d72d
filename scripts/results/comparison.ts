import type { Evaluation } from '../../src/cli/evaluate/evaluation';
import type { Tally } from '../../src/cli/evaluate/tally';
import { tallyOf } from '../../src/cli/evaluate/tallyOf';
import { bootstrapArms, type DrawnArm } from './bootstrapArms';
import { NO_POINTS } from './metrics';
import { atEqual, last, type Moment } from './moments';
import type { Run } from './run';

/** Start, imitation continued and GRPO of one task, at the moments at which they are compared. */
export interface Comparison {
  readonly moments: ReadonlyMap<ArmName, readonly Moment[]>;
  readonly arms: ReadonlyMap<ArmName, DrawnArm>;
  readonly scenes: number;
}

export type ArmName =
  | 'start'
  | 'grpo'
  | 'sft-continued'
  | 'grpo at equal time'
  | 'sft-continued at equal time'
  | 'grpo at equal steps'
  | 'sft-continued at equal steps';

/** @param grpo the arm that is compared: GRPO on the paper's reward, on another, or without the points
 * @throws Error where two arms were not asked the same */
export function comparison(runs: readonly Run[], grpo = 'grpo'): Comparison {
  const of = (arm: string) => runs.filter((run) => run.arm === arm);
  // A learning rate that falls to 0 at its own end needs a control for each length: one as long in time, one in steps.
  const suffix = grpo.slice('grpo'.length);
  // Another reward shares the paper's controls; a policy that sees something else has only its own.
  const either = (arm: string, length = '') =>
    firstOf(of(`${arm}${suffix}${length}`), suffix === NO_POINTS ? [] : of(`${arm}${length}`));
  const control = either('sft-continued');
  const short = firstOf(either('sft-continued', '-steps'), control);
  const pair = [of(grpo), control] as const;
  const [grpoTime, sftTime] = atEqual('seconds', pair);
  const [grpoSteps, sftSteps] = atEqual('step', [of(grpo), short]);
  const all: [ArmName, Moment[]][] = [
    ['start', startOf(either('start'), pair.flat())],
    ['grpo', last(pair[0])],
    ['sft-continued', last(pair[1])],
    ['grpo at equal time', grpoTime],
    ['sft-continued at equal time', sftTime],
    ['grpo at equal steps', grpoSteps],
    ['sft-continued at equal steps', sftSteps],
  ];
  const moments = new Map(all.filter(([, found]) => found.length > 0));
  return { moments, ...drawn(moments) };
}

function firstOf(...choices: readonly (readonly Run[])[]): readonly Run[] {
  return choices.find((runs) => runs.length > 0) ?? [];
}

/** Any arms on the same draws of scenes. */
export function drawn<Name extends string>(moments: ReadonlyMap<Name, readonly Moment[]>) {
  const every = [...moments.values()].flat();
  const asked = ({ at }: Moment) =>
    JSON.stringify(at.evaluation.scenes.map(({ tasks }) => (tasks as { id: string }[]).map(({ id }) => id)));
  const other = every.find((moment) => asked(moment) !== asked(every[0]!));
  if (other) throw new Error(`${other.run.name} was asked other tasks than ${every[0]!.run.name}`);
  const judged = new Map(
    [...moments].map(([name, each]) => [name, each.map(({ at }) => tallied(at.evaluation))]),
  );
  const arms = bootstrapArms(judged, 0) as Map<Name, DrawnArm>;
  return { arms, scenes: every[0]?.at.evaluation.scenes.length ?? 0 };
}

const tallies = new WeakMap<Evaluation, Tally>();

/** Once an evaluation, however many it is compared with. */
function tallied(evaluation: Evaluation): Tally {
  const tally = tallies.get(evaluation) ?? tallyOf(evaluation);
  tallies.set(evaluation, tally);
  return tally;
}

/** The start that was judged by itself, else the first of the runs that was judged before its first step. */
function startOf(start: readonly Run[], trained: readonly Run[]): Moment[] {
  const alone = last(start).slice(0, 1);
  if (alone.length > 0) return alone;
  return trained
    .flatMap((run) => run.evaluations.filter(({ step }) => step === 0).map((at) => ({ run, at })))
    .slice(0, 1);
}
