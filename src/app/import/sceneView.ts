import { type ImportedScene, type RankedConvention, SCENE_FORMATS } from '#scenes';
import type { Reading, SceneView } from './importView';

/** Readings that are offered: more would only confuse. */
const OFFERED = 4;

/** A scene that was found, as the dialog shows it. */
export function sceneView({ folder, capture, convention, judgement }: ImportedScene): SceneView {
  const { scene, tasks } = folder;
  const readings = judgement ? offered(judgement.ranked, judgement.declared) : [];
  const best = readings.reduce((most, { score }) => Math.max(most, score), Number.NEGATIVE_INFINITY);
  const shown = readings.map((reading) => readingView(reading, best));
  return {
    id: scene.id,
    title: scene.title,
    format: SCENE_FORMATS.find(({ id }) => id === capture.format)?.title ?? capture.format,
    frames: scene.clip?.frames ?? 0,
    points: scene.points?.count ?? 0,
    boxes: scene.instances.length,
    tasks: tasks.length,
    notes: capture.notes,
    readings: shown.length > 0 ? shown : [{ convention, behind: 0, evidence: [] }],
    declared: judgement ? readings.indexOf(judgement.declared) : 0,
    undecided: (judgement?.undecided ?? []).map(({ part, why }) => `${PARTS[part]} can't be told: ${why}`),
    doubtful: judgement?.doubtful ?? false,
  };
}

const PARTS: Readonly<Record<keyof ImportedScene['convention'], string>> = {
  pose: 'The direction of the poses',
  camera: 'The camera’s axes',
  up: 'Which way is up',
  align: 'Whether the alignment is applied',
  euler: 'The order of the angles',
  axes: 'Rows or columns',
  extents: 'Half or full extents',
  metres: 'The unit',
};

/** The best few, with what the format says among them. */
function offered(ranked: readonly RankedConvention[], declared: RankedConvention): RankedConvention[] {
  const key = ({ convention }: RankedConvention) => JSON.stringify(convention);
  const others = ranked.filter((each) => key(each) !== key(declared)).slice(0, OFFERED - 1);
  return [declared, ...others].sort((a, b) => b.score - a.score);
}

function readingView({ convention, score, evidence }: RankedConvention, best: number): Reading {
  return {
    convention,
    behind: best - score,
    evidence: evidence.map(({ name, text, score: loss }) => ({ text: `${name}: ${text}`, behind: -loss })),
  };
}
