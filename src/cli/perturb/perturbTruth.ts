import {
  categories20,
  type DetectionTask,
  type GroundingTask,
  type ReasoningTask,
  type ShownFrame,
  type Task,
} from '#rewards';
import { boxInCamera, type Random } from '#scenes';
import { perturbBox } from './perturbBox';

/** What `perturbTruth` does, for the rollouts' provenance. Its numbers are the constants below and in `perturbBox`. */
export const PERTURBATION =
  'No policy wrote these. The true answer, perturbed at random: letters right half the time, else another option; numbers exact ' +
  'in a quarter of cases, else times a lognormal factor of σ 0.3; boxes shifted by σ 25 % of their size + 3 cm, stretched by ' +
  'σ 18 %, turned by σ 0.12 rad; frames right in 60 %, else up to three off; of detections 20 % dropped, 8 % doubled, 5 % misnamed; ' +
  '6 % of the texts cut off. Thoughts of questions are the true working';

const RIGHT_LETTER = 0.5;
const EXACT_NUMBER = 0.25;
const NUMBER_SPREAD = 0.3;
const RIGHT_FRAME = 0.6;
const MOST_FRAMES_OFF = 3;
const DROPPED = 0.2;
const DOUBLED = 0.08;
const MISNAMED = 0.05;
const CUT_OFF = 0.06;

/** A completion as a middling policy might write it, made from the true answer. */
export function perturbTruth(task: Task, random: Random): string {
  const [thought, answer] =
    task.kind === 'reasoning'
      ? reasoning(task, random)
      : ['', task.kind === 'grounding' ? grounding(task, random) : detection(task, random)];
  const text = `<think>${thought}</think><answer>${answer}</answer>`;
  // what was cut off lacks at least its last tag
  return random.chance(CUT_OFF) ? text.slice(0, Math.floor(text.length * random.between(0.5, 0.95))) : text;
}

function reasoning(
  { target, options, working = '' }: ReasoningTask,
  random: Random,
): [thought: string, answer: string] {
  const lines = working.split('\n');
  if (options) {
    const wrong = options.map((_, i) => String.fromCharCode(65 + i)).filter((each) => each !== target.answer);
    const letter = random.chance(RIGHT_LETTER) ? target.answer : random.pick(wrong);
    // the last line says which option was chosen
    const option = options[letter.charCodeAt(0) - 65]!;
    return [[...lines.slice(0, -1), `${option}: ${letter}`].join('\n'), letter];
  }
  if (random.chance(EXACT_NUMBER)) return [working, target.answer];
  const digits = target.answer.split('.')[1]?.length ?? 0;
  const value = Number(target.answer) * Math.exp(NUMBER_SPREAD * random.normal());
  // the last line of the working would contradict another answer
  return [lines.slice(0, -1).join('\n'), Math.max(digits ? 0.1 : 1, value).toFixed(digits)];
}

function grounding({ target, poses }: GroundingTask, random: Random): string {
  const truth = target.frame ?? (0 as ShownFrame);
  const frame = random.chance(RIGHT_FRAME)
    ? truth
    : Math.min(
        poses.length - 1,
        Math.max(0, truth + random.pick([-1, 1]) * (1 + random.integer(MOST_FRAMES_OFF))),
      );
  const box = perturbBox(boxInCamera(poses[frame]!, target.box), random);
  return `{"frame": ${frame}, "bbox_3d": [${numbers(box)}]}`;
}

function detection({ target }: DetectionTask, random: Random): string {
  const entries = target.boxes
    .filter(() => !random.chance(DROPPED))
    .flatMap((truth) => (random.chance(DOUBLED) ? [truth, truth] : [truth]))
    .map(({ label, box }) => {
      const name = random.chance(MISNAMED) ? random.pick(categories20) : label;
      return `{"label": "${name}", "bbox_3d": [${numbers(perturbBox(box, random))}]}`;
    });
  return entries.length === 0 ? '[]' : `[\n\t${entries.join(',\n\t')}\n]`;
}

function numbers(box: readonly number[]): string {
  return box.map((value) => value.toFixed(2)).join(', ');
}
