import {
  type Convention,
  describeDifference,
  describeProblem,
  type ImportedScene,
  type ImportReport,
  type RankedConvention,
} from '#scenes';

/** Files that are listed one by one. */
const LISTED = 10;

/** What an import found, as lines of text. */
export function describeImport({ formats, scenes, notes, problems, passedOver }: ImportReport): string[] {
  const more = passedOver.length - LISTED;
  return [
    `Formats: ${formats.join(', ') || 'none'}`,
    ...scenes.flatMap(describeScene),
    ...notes.map((note) => `Note: ${note}`),
    ...problems.map((problem) => `Problem: ${describeProblem(problem)}`),
    ...passedOver.slice(0, LISTED).map(({ path, why }) => `Passed over: ${path}: ${why}`),
    ...(more > 0 ? [`Passed over: ${more} more files`] : []),
  ];
}

function describeScene({ folder: { scene, tasks }, convention, judgement, notes }: ImportedScene): string[] {
  const size = ({ min, max }: typeof scene.bounds) =>
    max.map((high, axis) => (high - min[axis]!).toFixed(1)).join(' × ');
  const parts = [
    `${scene.clip?.frames ?? 0} frames`,
    `${scene.poses.length} poses`,
    `${(scene.points?.count ?? 0).toLocaleString('en')} points`,
    `${scene.instances.length} boxes`,
    `${tasks.length} tasks`,
    `${size(scene.bounds)} m`,
  ];
  const lines = [`${scene.id}: ${parts.join(', ')}`, `  Read as: ${describeConvention(convention)}`];
  if (judgement) {
    const { ranked, best, runnerUp, margin, declared, undecided } = judgement;
    lines.push(`  Best fit: ${describeConvention(best.convention)}`);
    if (runnerUp) {
      const other = describeDifference(runnerUp.convention, best.convention).join(', ');
      lines.push(`  Runner-up, ${margin.toFixed(1)} behind: ${other}`);
    }
    const shown = [
      ...new Set([best, ...(runnerUp ? [runnerUp] : []), ranked.find((one) => one === declared) ?? declared]),
    ];
    lines.push(...evidenceTable(shown, declared).map((line) => `    ${line}`));
    lines.push(...undecided.map(({ part, why }) => `  Cannot be told: ${part}: ${why}`));
  }
  return [...lines, ...notes.map((note) => `  Note: ${note}`)];
}

function describeConvention({ pose, camera, up, align, euler, axes, extents, metres }: Convention): string {
  const aligned = Object.entries(align).flatMap(([what, yes]) => (yes ? [what] : []));
  const turned = aligned.length > 0 ? [`${aligned.join(' and ')} to be aligned`] : [];
  return [pose, camera, `${up} up`, ...turned, euler, axes, `${extents} extents`, `${metres} m`].join(', ');
}

/** One row per measurement, one column per convention: what was measured, and what that adds to the score. */
function evidenceTable(shown: readonly RankedConvention[], declared: RankedConvention): string[] {
  const heads = shown.map((one, i) =>
    [i === 0 ? 'best' : '', one === declared ? 'declared' : i === 1 ? 'runner-up' : '']
      .filter(Boolean)
      .join(', '),
  );
  const rows = shown[0]!.evidence.map(({ name }, row) => [
    name,
    ...shown.map(({ evidence }) => `${evidence[row]!.text}  ${evidence[row]!.score.toFixed(1)}`),
  ]);
  const sums = ['Score', ...shown.map(({ score }) => score.toFixed(1))];
  const table = [['', ...heads], ...rows, sums];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  return table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
}
