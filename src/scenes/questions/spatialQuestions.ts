import type { QuestionType, ReasoningTask } from '#rewards';
import type { AnnotatedViews } from '../annotatedViews';
import type { Random } from '../random';
import { absoluteDistanceQuestions } from './absoluteDistanceQuestions';
import { appearanceQuestions } from './appearanceQuestions';
import { countQuestions } from './countQuestions';
import { type Known, knownFrom } from './known';
import type { Question } from './question';
import {
  easyDirectionQuestions,
  hardDirectionQuestions,
  mediumDirectionQuestions,
} from './relativeDirectionQuestions';
import { relativeDistanceQuestions } from './relativeDistanceQuestions';
import { roomSizeQuestions } from './roomSizeQuestions';
import { routeQuestions } from './routeQuestions';
import { sizeQuestions } from './sizeQuestions';

const KINDS: Readonly<Record<QuestionType, (known: Known, random: Random) => Generator<Question>>> = {
  object_counting: countQuestions,
  object_abs_distance: absoluteDistanceQuestions,
  object_size_estimation: sizeQuestions,
  room_size_estimation: roomSizeQuestions,
  object_rel_distance: relativeDistanceQuestions,
  object_rel_direction_easy: easyDirectionQuestions,
  object_rel_direction_medium: mediumDirectionQuestions,
  object_rel_direction_hard: hardDirectionQuestions,
  route_planning: routeQuestions,
  obj_appearance_order: appearanceQuestions,
};

export const QUESTION_TYPES = Object.keys(KINDS) as readonly QuestionType[];

export interface QuestionOptions {
  /** What kinds of question to ask; all where nothing is said. */
  readonly types?: readonly QuestionType[];
  /** How many questions of each type, at most. */
  readonly perType?: number;
  /** Seconds from one clip frame to the next: a generated scene's are a second apart. */
  readonly secondsPerFrame?: number;
}

/** Spatial questions of VSI-Bench's kinds about what the shown views show, by its published rules (3d-rft.md §7), each with
 * its working. Only what these views leave no doubt about is asked, so not every scene has every kind.
 * @param shown the views that the policy sees, as indices into `scene.views` */
export function spatialQuestions(
  scene: AnnotatedViews,
  shown: readonly number[],
  random: Random,
  { types = QUESTION_TYPES, perType = 1, secondsPerFrame = 1 }: QuestionOptions = {},
): ReasoningTask[] {
  const known = knownFrom(scene, shown, secondsPerFrame);
  const frames = shown.map((view) => scene.clipFrames[view]!);
  return types.flatMap((type) => {
    const questions: ReasoningTask[] = [];
    for (const question of KINDS[type](known, random)) {
      if (questions.length === perType) break;
      questions.push(taskOf(scene.id, frames, question, random));
    }
    return questions;
  });
}

function taskOf(
  scene: string,
  frames: ReasoningTask['frames'],
  question: Question,
  random: Random,
): ReasoningTask {
  const { type, ask, answer, wrong, working, about } = question;
  const base = {
    id: `${scene}/reasoning/${type}/${about.join('+') || 'room'}`,
    scene,
    kind: 'reasoning',
    question: type,
    frames,
    about,
  } as const;
  if (!wrong) return { ...base, prompt: ask, working: working.join('\n'), target: { answer } };
  const options = random.shuffled([answer, ...wrong]);
  const letter = (index: number) => String.fromCharCode(65 + index);
  const right = letter(options.indexOf(answer));
  return {
    ...base,
    prompt: [ask, ...options.map((option, i) => `${letter(i)}. ${option}`)].join('\n'),
    options,
    working: [...working, `${answer}: ${right}`].join('\n'),
    target: { answer: right },
  };
}
