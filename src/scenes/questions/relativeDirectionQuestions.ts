import type { QuestionType } from '#rewards';
import type { AnnotatedInstance } from '../annotatedViews';
import type { Random } from '../random';
import { drawByAnswer } from './drawByAnswer';
import type { Known } from './known';
import type { Question } from './question';
import { way } from './way';
import { position } from './words';

const DEGREE = Math.PI / 180;
/** No direction nearer to the border of two answers is asked for (3d-rft.md §7). */
const MARGIN = 10;
/** How far apart the objects stand, metres. */
const NEAREST = 0.3;
const FARTHEST = 5;

interface Level {
  readonly type: QuestionType;
  readonly choices: string;
  /** Answers by angle against the clock, degrees from straight ahead: the one whose range holds it. */
  readonly ranges: readonly (readonly [from: number, to: number, answer: string])[];
}

const EASY: Level = {
  type: 'object_rel_direction_easy',
  choices: 'to my left or to my right',
  ranges: [
    [0, 135, 'left'],
    [225, 360, 'right'],
  ],
};
const MEDIUM: Level = {
  type: 'object_rel_direction_medium',
  choices: 'to my left, to my right or at my back (a turn of 135 degrees or more)',
  ranges: [
    [0, 135, 'left'],
    [135, 225, 'back'],
    [225, 360, 'right'],
  ],
};
const HARD: Level = {
  type: 'object_rel_direction_hard',
  choices: 'to my front-left, front-right, back-left or back-right',
  ranges: [
    [0, 90, 'front-left'],
    [90, 180, 'back-left'],
    [180, 270, 'back-right'],
    [270, 360, 'front-right'],
  ],
};

export const easyDirectionQuestions = (known: Known, random: Random) => questions(known, random, EASY);
export const mediumDirectionQuestions = (known: Known, random: Random) => questions(known, random, MEDIUM);
export const hardDirectionQuestions = (known: Known, random: Random) => questions(known, random, HARD);

/** Standing by A and facing B, where is C? */
function* questions(known: Known, random: Random, level: Level): Generator<Question> {
  const fitting = triples(known).flatMap((triple) => {
    const answer = answerTo(level, triple.angle);
    return answer ? [{ triple, answer }] : [];
  });
  for (const { triple, answer } of drawByAnswer(random, fitting, (each) => each.answer))
    yield directionQuestion(known, level, triple, answer);
}

interface Triple {
  readonly standing: AnnotatedInstance;
  readonly facing: AnnotatedInstance;
  readonly asked: AnnotatedInstance;
  /** Degrees against the clock, seen from above, from facing B to C: 0 to 360. */
  readonly angle: number;
}

function triples({ single, middle }: Known): Triple[] {
  const apart = (a: AnnotatedInstance, b: AnnotatedInstance) => {
    const [p, q] = [middle(a), middle(b)];
    const distance = Math.sqrt((q[0] - p[0]) ** 2 + (q[1] - p[1]) ** 2);
    return a !== b && distance >= NEAREST && distance <= FARTHEST;
  };
  return single.flatMap((standing) =>
    single.flatMap((facing) =>
      single.flatMap((asked) =>
        apart(standing, facing) && apart(standing, asked) && apart(facing, asked)
          ? [{ standing, facing, asked, angle: turn(middle(standing), middle(facing), middle(asked)) }]
          : [],
      ),
    ),
  );
}

/** Angle against the clock at `at` from the direction of `ahead` to that of `to`, degrees, 0 to 360. */
function turn(at: readonly number[], ahead: readonly number[], to: readonly number[]): number {
  const bearing = (point: readonly number[]) => Math.atan2(point[1]! - at[1]!, point[0]! - at[0]!) / DEGREE;
  return (bearing(to) - bearing(ahead) + 720) % 360;
}

function answerTo({ ranges }: Level, angle: number): string | null {
  const range = ranges.find(([from, to]) => angle >= from + MARGIN && angle <= to - MARGIN);
  return range ? range[2] : null;
}

function directionQuestion({ middle }: Known, level: Level, triple: Triple, answer: string): Question {
  const { standing, facing, asked, angle } = triple;
  const objects = [standing, facing, asked];
  const floor = (instance: AnnotatedInstance) => {
    const [x, y] = middle(instance);
    return [x, y] as const;
  };
  const side =
    angle <= 180 ? `${Math.round(angle)}° to the left` : `${Math.round(360 - angle)}° to the right`;
  return {
    type: level.type,
    ask: `I stand by the ${standing.label} and face the ${facing.label}. Is the ${asked.label} ${level.choices}?`,
    answer,
    wrong: level.ranges.flatMap(([, , other]) => (other === answer ? [] : [other])),
    working: [
      ...objects.map((instance) => `${instance.label} at ${position(floor(instance))}`),
      ...[facing, asked].map(
        (to) => `from ${standing.label} to ${to.label}: ${way(floor(standing), floor(to))}`,
      ),
      `a turn of ${side}`,
    ],
    about: objects.map(({ id }) => id),
  };
}
