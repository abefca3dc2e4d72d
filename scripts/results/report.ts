import { headroomTable } from './detailTables';
import { part, table } from './markdown';
import { type Run, TASKS } from './run';
import { type Contest, summaryTable } from './summaryTable';
import { taskSection } from './taskSection';

export interface Report {
  readonly markdown: string;
  /** SVG documents by file name. */
  readonly charts: ReadonlyMap<string, string>;
}

/** The page of results. The same runs give the same bytes; what is missing is said.
 * @param notes what didn't work, in Markdown, as people wrote it
 * @param problems what could not be read */
export function report(runs: readonly Run[], notes: string, problems: readonly string[]): Report {
  const charts = new Map<string, string>();
  const missing = [...problems];
  const contests: Contest[] = [];
  const series = [...new Set(['', ...runs.map((run) => run.series)])];
  const sections = TASKS.flatMap((task) =>
    series.map((name) => {
      const own = runs.filter((run) => run.task === task && run.series === name);
      if (own.length === 0 && name === '') missing.push(`${task}: no runs`);
      return own.length === 0 ? '' : taskSection(task, name, own, charts, contests, missing);
    }),
  );
  if (notes.trim() === '') missing.push("what didn't work: scripts/results/notes.md is empty");
  const parts = [
    '# Results',
    INTRODUCTION,
    part('## In short', SUMMARY, summaryTable(contests)),
    ...sections,
    part('## Headroom', HEADROOM, headroomTable(runs.filter(({ arm }) => arm === 'start'))),
    part('## Which trainer made what', '', runTable(runs)),
    part("## What didn't work", notes.trim(), ''),
    part('## What is missing here', '', missing.map((each) => `- ${each}\n`).join('')),
  ];
  return { markdown: `${parts.filter((each) => each !== '').join('\n\n')}\n`, charts };
}

const INTRODUCTION = `Written by \`npm run -s results -- docs/results --out docs/results.md\` from the run folders in [docs/results](results); don't edit it, edit the
script. How the runs were made is in [scripts/pretrain](../scripts/pretrain/README.md).
Answers are greedy. Differences are paired over scenes, pooled over seeds (each draw takes the same scenes for every arm and
seed), with 95 % bootstrap intervals. A claim holds where the interval lies above 0 and every one of three seeds or more
gains. *Equal time* and *equal steps* compare, seed by
seed, the last evaluations within what both have had, ± 2 % of the steps, ± 15 % of the seconds (a process takes so much longer beside a
busy neighbour; what each had is listed). Seconds are a run's own: of the PyTorch twin processor time, one thread.`;

const SUMMARY = `Is GRPO above imitation continued from the same start? The paper's column is its gain over its own start, at 4B parameters and on
real scans: ours is a toy of 0.6 million, in generated rooms.`;

const HEADROOM = `Mean reward that lay within reach before training: what reinforcement learning can hope for lies between the likeliest answer
and the best of a group.`;

function runTable(runs: readonly Run[]): string {
  return table(
    ['run', 'trainer', 'policy', 'from', 'steps', 'seconds'],
    runs.map((run) => [
      run.series === '' ? run.name : `${run.series}/${run.name}`,
      run.trainer === 'tfjs' ? 'ours (tfjs)' : 'the PyTorch twin',
      run.policy,
      run.init,
      (run.steps.at(-1)?.step ?? 0).toLocaleString('en'),
      (run.steps.at(-1)?.seconds ?? 0).toFixed(0),
    ]),
  );
}
