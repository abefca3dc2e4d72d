import { bandTable } from './bandTable';
import { CHARTS } from './charts';
import { differenceTable, reachedTable, verdicts } from './claimTables';
import { type Comparison, comparison } from './comparison';
import { curves } from './curves';
import { chanceTable, errorTable, shareTable, thinkingTable } from './detailTables';
import { part, table } from './markdown';
import { CLAIMED, judgedOn, NO_POINTS } from './metrics';
import type { Run, TaskName } from './run';
import type { Contest } from './summaryTable';
import { thinkingChart } from './thinkingChart';
import { thinkingScores } from './thinkingScores';
import { otherContests, pointsTable, rewardTable } from './variantTables';

/** What the page says of a task, or of a series of its runs; its charts, its contests and what is missing are put beside those of the others. */
export function taskSection(
  task: TaskName,
  series: string,
  own: readonly Run[],
  charts: Map<string, string>,
  contests: Contest[],
  missing: string[],
): string {
  const { main: runs, others: otherTrainers } = byTrainer(own);
  const chart = series || task;
  const judged = judgedOn(runs, 'held-out');
  const found = comparison(judged);
  const drawn = CLAIMED[task].flatMap((metric, i) => {
    const pair = curves(task, metric, runs);
    return pair ? [{ name: i === 0 ? chart : `${chart}-${metric}`, metric, ...pair }] : [];
  });
  for (const { name, steps, seconds } of drawn) {
    charts.set(`${name}-steps.svg`, steps);
    charts.set(`${name}-seconds.svg`, seconds);
  }
  if (drawn.length === 0)
    missing.push(`${task}: no curves, since no run was judged at two moments with known seconds`);
  const scores = thinkingScores(judged, judgedOn(runs, 'held-out', 'direct'));
  if (scores.length > 0) charts.set(`${chart}-thinking.svg`, thinkingChart(scores));
  const thoughts =
    scores.length > 0
      ? `${thinkingTable(scores)}\n\n![What thinking is worth](${CHARTS}/${chart}-thinking.svg)`
      : '';
  const title = sectionTitle(task, series, runs);
  const others = otherContests(judged);
  const unseen = `grpo${NO_POINTS}`;
  const blind = judged.some(({ arm }) => arm === unseen) ? comparison(judged, unseen) : null;
  if (series === '') {
    say(task, judged, found, missing);
    if (!blind) missing.push(`${task}: no runs without points`);
    // The reward of questions has no part beside the answer that could be left out.
    if (others.length === 0 && task !== 'reasoning') missing.push(`${task}: no runs with another reward`);
  }
  const about = { task, section: title, points: true };
  contests.push({ ...about, reward: "the paper's", comparison: found });
  contests.push(...others.map((each) => ({ ...about, ...each })));
  if (blind) contests.push({ ...about, points: false, reward: "the paper's", comparison: blind });
  return [
    `## ${title}`,
    found.scenes > 0 ? `${found.scenes.toLocaleString('en')} held-out scenes.` : '',
    reachedTable(task, found),
    bullets(verdicts(task, found)),
    differenceTable(task, found),
    spentTable(found),
    drawn
      .flatMap(({ name, metric }) =>
        ['steps', 'seconds'].map(
          (unit) => `![${title}, ${metric} against ${unit}](${CHARTS}/${name}-${unit}.svg)`,
        ),
      )
      .join('\n'),
    part('### Error kinds', ERRORS, task === 'detection' ? errorTable(found) : ''),
    part('### Without looking', '', chanceTable(found)),
    part('### Thinking', THINKING, thoughts),
    part('### Rewards', 'In brackets the difference to the paper’s reward.', rewardTable(task, judged)),
    bullets(
      others.flatMap(({ reward, comparison }) =>
        verdicts(task, comparison).map((each) => `${reward}, ${each}`),
      ),
    ),
    part('### What rules the advantage', SHARES, shareTable(runs)),
    part('### Points', POINTS, pointsTable(task, judged)),
    bullets(blind ? verdicts(task, blind).map((each) => `without points, ${each}`) : []),
    part('### The other trainer', BAND, bandTable(runs, otherTrainers)),
  ]
    .filter((each) => each !== '')
    .join('\n\n');
}

const bullets = (lines: readonly string[]) => lines.map((each) => `- ${each}`).join('\n');

const ERRORS = `Every predicted box is of one kind (\`src/rewards/metrics/errorKinds.ts\`); oversized has more than twice its target's volume,
undersized less than half.`;

const SHARES = `Each part's share of the variance of the advantage within groups: cov(part, total) ÷ var(total), over the first and the last tenth of
the steps.`;

const THINKING = `What stage 2 starts from, on the same questions: answered at once, and after a working was written down.`;

const POINTS = `The paper's ablation of its geometry prior. Without points a policy is shown colours and the poses of the frames, no depth and no normals; it
has a start and a control of its own. The start is the one that sees, taught to do without for 2,000 steps (questions: 1,500), far fewer than it was
taught to see in.`;

const BAND = `Mean sampled reward of GRPO over windows of its first steps: the lowest and the highest seed of the trainer that made the tables
above, two standard errors of a window's mean further apart, and the other trainer's.`;

/** "Detection"; of a series also how long its GRPO was: "Detection, 360 steps". */
function sectionTitle(task: TaskName, series: string, runs: readonly Run[]): string {
  const title = `${task[0]!.toUpperCase()}${task.slice(1)}`;
  const steps = runs.flatMap(({ arm, steps }) => (arm === 'grpo' ? [steps.at(-1)?.step ?? 0] : []));
  return series === '' ? title : `${title}, ${Math.max(0, ...steps).toLocaleString('en')} steps`;
}

/** Runs of the trainer that made most of them, and of the other. */
function byTrainer(runs: readonly Run[]): { main: Run[]; others: Run[] } {
  const of = (trainer: string) => runs.filter((run) => run.trainer === trainer);
  const [most] = [...new Set(runs.map(({ trainer }) => trainer))].sort((a, b) => of(b).length - of(a).length);
  return {
    main: runs.filter(({ trainer }) => trainer === most),
    others: runs.filter(({ trainer }) => trainer !== most),
  };
}

/** When the arms were compared. */
function spentTable({ moments }: Comparison): string {
  const rows = [...moments]
    .filter(([name]) => name !== 'start')
    .map(([name, each]) => [
      name.replaceAll('-', ' '),
      each.map(({ at }) => at.step.toLocaleString('en')).join(', '),
      each.map(({ at }) => (at.seconds === null ? 'unknown' : at.seconds.toFixed(0))).join(', '),
    ]);
  return table(['judged', 'after steps', 'after seconds'], rows);
}

function say(task: TaskName, runs: readonly Run[], { moments }: Comparison, missing: string[]): void {
  for (const arm of ['start', 'sft-continued', 'grpo'] as const) {
    const count = moments.get(arm)?.length ?? 0;
    if (count === 0) missing.push(`${task}: ${arm} was not judged on held-out scenes`);
    else if (count < 3 && arm !== 'start') missing.push(`${task}: ${arm} has ${count} of three seeds`);
  }
  for (const { name, evaluations } of runs)
    for (const { step, seconds } of evaluations)
      if (seconds === null)
        missing.push(`${name}: its metrics don't say how long step ${step} took to reach`);
}
