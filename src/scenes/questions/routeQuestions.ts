import type { Random } from '../random';
import { drawByAnswer } from './drawByAnswer';
import type { Known } from './known';
import { type Named, namedInstances } from './namedInstances';
import type { Question } from './question';
import { type Route, routeOf, TURNS, type Turn } from './route';
import { way } from './way';
import { degrees, position } from './words';

const TRIES = 80;
const MOST_ROUTES = 9;

/** How a robot must turn to get from one object to another, by way of a third or straight. */
export function* routeQuestions(known: Known, random: Random): Generator<Question> {
  const plans = new Map<string, Plan>();
  const named = namedInstances(known.labels, known.single);
  for (let attempt = 0; attempt < TRIES && plans.size < MOST_ROUTES; attempt++) {
    const objects = random.shuffled(named);
    // one blank: turn and go, or go, turn and go; two: turn, go, turn and go
    const turnsFirst = random.chance(0.6);
    const legs = !turnsFirst || random.chance(0.5) ? 2 : 1;
    const [start, facing, ...others] = objects;
    const goals = (turnsFirst ? others : objects.slice(1)).slice(0, legs);
    if (!start || !facing || goals.length < legs) continue;
    const route = routeOf(
      known,
      start.instance,
      facing.instance,
      goals.map(({ instance }) => instance),
    );
    // two turns back have no counterparts to choose from
    if (!route || route.turns.filter((turn) => turn === 'turn back').length > 1) continue;
    const plan = { start, facing, goals, route };
    plans.set(aboutOf(plan).join(), plan);
  }
  // the place of the blanks goes into the answer here, or it would tell turns back from others
  const turnsOf = ({ route }: Plan) => route.turns.map((turn) => turn ?? 'straight on').join(', ');
  for (const plan of drawByAnswer(random, [...plans.values()], turnsOf)) yield routeQuestion(known, plan);
}

interface Plan {
  readonly start: Named;
  readonly facing: Named;
  readonly goals: readonly Named[];
  readonly route: Route;
}

function aboutOf({ start, facing, goals }: Plan): string[] {
  return [start, facing, ...goals].map(({ instance }) => instance.id);
}

function answerOf({ route }: Plan): string {
  return route.turns.flatMap((turn) => turn ?? []).join(', ');
}

function routeQuestion(known: Known, plan: Plan): Question {
  const { start, facing, goals, route } = plan;
  const goal = goals.at(-1)!;
  const steps = goals.flatMap(({ name }, leg) => [
    ...(route.turns[leg] ? ['[ ]'] : []),
    `Go forward to the ${name}`,
  ]);
  const answer = answerOf(plan);
  return {
    type: 'route_planning',
    ask: [
      `A robot stands by the ${start.name}, facing the ${facing.name}, and is to get to the ${goal.name}. ` +
        'What belongs in each [ ]: turn left, turn right or turn back?',
      ...steps.map((step, i) => `${i + 1}. ${step}`),
    ].join('\n'),
    answer,
    wrong: optionsFor(answer).filter((option) => option !== answer),
    working: workingOf(known, plan),
    about: aboutOf(plan),
  };
}

/** All turns for one blank. For two, the answer with left and right exchanged, and its turns exchanged: so each option would have
 * had the same four, and which four they are gives nothing away. */
function optionsFor(answer: string): readonly string[] {
  const [first, second] = answer.split(', ') as [Turn, Turn?];
  if (!second) return TURNS;
  const sides = ['turn left', 'turn right'] as const;
  if (first === 'turn back') return sides.flatMap((side) => [`${first}, ${side}`, `${side}, ${first}`]);
  if (second === 'turn back') return optionsFor(`${second}, ${first}`);
  return sides.flatMap((p) => sides.map((q) => `${p}, ${q}`));
}

/** All places first, then what is worked out from them: each way, and from it and the one before the turn. */
function workingOf({ place, scene, middle }: Known, { start, facing, goals, route }: Plan): string[] {
  const stops = route.stops.map(([x, y]) => {
    const [right, ahead] = place([x, y, scene.bounds.min[2]]);
    return [right, ahead] as const;
  });
  const [x, y] = middle(facing.instance);
  return [
    `start by the ${start.name} at ${position(stops[0]!)}, facing the ${facing.name} at ${position([x, y])}`,
    ...goals.map(({ name }, leg) => `forward to the ${name}, to ${position(stops[leg + 1]!)}`),
    `apart by ${way(stops[0]!, [x, y])}`,
    ...route.turns.flatMap((turn, leg) => {
      if (!turn) return [];
      const angle = degrees(route.angles[leg]!);
      return [
        `apart by ${way(stops[leg]!, stops[leg + 1]!)}`,
        `a turn of ${Math.abs(angle)}° to the ${angle > 0 ? 'left' : 'right'}: ${turn}`,
      ];
    }),
  ];
}
