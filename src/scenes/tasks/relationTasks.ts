import type { GroundingTask } from '#rewards';
import type { AnnotatedInstance, AnnotatedViews } from '../annotatedViews';
import { grouped } from '../questions/grouped';
import { plural } from '../questions/words';
import { groundingTask, type Reference } from './groundingTask';
import { extremeFrom, isBetween, isOn, sideOf, sizedPair } from './relations';
import { isClear } from './visibility';

interface Found {
  readonly target: AnnotatedInstance | null | undefined;
  readonly relation: string;
  readonly prompt: string;
  readonly anchors: readonly AnnotatedInstance[];
}

/** Grounding by relation: "the chair nearest the desk", "the smaller of the two tables", each only where nobody could mean another.
 * An anchor is the only one of its label and clear. Every other instance of the label is a rival, be it shown or not: who knows the
 * whole clip reads the words the same way.
 * @param shown the views that the policy sees, as indices into `scene.views` */
export function relationTasks(scene: AnnotatedViews, shown: readonly number[]): GroundingTask[] {
  const labels = [...grouped(scene.instances, ({ label }) => label)];
  const anchors = labels.flatMap(([, alike]) =>
    alike.length === 1 && isClear(alike[0]!, shown) ? [alike[0]!] : [],
  );
  return labels.flatMap(([label, alike]) => {
    const others = anchors.filter((anchor) => anchor.label !== label);
    const found = [
      ...others.flatMap((anchor) => on(label, alike, anchor)),
      ...(alike.length > 1
        ? [
            ...ofTwo(label, alike),
            ...others.flatMap((anchor) => fromAnchor(label, alike, anchor)),
            ...others.flatMap((anchor) => beside(scene, shown, label, alike, anchor)),
            ...pairs(others).flatMap(([a, b]) => between(label, alike, a, b)),
          ]
        : []),
    ];
    return found.flatMap(({ target, ...rest }) =>
      target && isClear(target, shown)
        ? [groundingTask(scene, shown, target, referenceTo(target, rest))]
        : [],
    );
  });
}

function referenceTo(
  target: AnnotatedInstance,
  { relation, prompt, anchors }: Omit<Found, 'target'>,
): Reference {
  const ids = anchors.map(({ id }) => id);
  return { name: [target.id, relation, ...ids].join('/'), prompt, anchors: ids };
}

function ofTwo(label: string, alike: readonly AnnotatedInstance[]): Found[] {
  const pair = sizedPair(alike);
  if (!pair) return [];
  return (['smaller', 'larger'] as const).map((relation, i) => ({
    target: pair[i],
    relation,
    prompt: `Find the ${relation} of the two ${plural(label)}`,
    anchors: [],
  }));
}

function on(label: string, alike: readonly AnnotatedInstance[], anchor: AnnotatedInstance): Found[] {
  const there = alike.filter((instance) => isOn(instance, anchor));
  const prompt = `Find the ${label} on the ${anchor.label}`;
  return [{ target: there.length === 1 ? there[0] : null, relation: 'on', prompt, anchors: [anchor] }];
}

function fromAnchor(label: string, alike: readonly AnnotatedInstance[], anchor: AnnotatedInstance): Found[] {
  return (['nearest', 'farthest'] as const).map((wanted) => ({
    target: extremeFrom(alike, anchor, wanted),
    relation: wanted,
    prompt: `Find the ${label} ${wanted === 'nearest' ? 'nearest' : 'farthest from'} the ${anchor.label}`,
    anchors: [anchor],
  }));
}

/** Left or right of an anchor, for someone at the first camera: all others must be on the other side. */
function beside(
  scene: AnnotatedViews,
  shown: readonly number[],
  label: string,
  alike: readonly AnnotatedInstance[],
  anchor: AnnotatedInstance,
): Found[] {
  const sides = alike.map((instance) => sideOf(instance, anchor, scene.views.poses[shown[0]!]!));
  if (sides.includes(null)) return [];
  return (['left', 'right'] as const).map((wanted) => ({
    target: sides.filter((side) => side === wanted).length === 1 ? alike[sides.indexOf(wanted)] : null,
    relation: wanted,
    prompt: `Find the ${label} to the ${wanted} of the ${anchor.label}, seen from where the first picture was taken`,
    anchors: [anchor],
  }));
}

function between(
  label: string,
  alike: readonly AnnotatedInstance[],
  a: AnnotatedInstance,
  b: AnnotatedInstance,
): Found[] {
  const places = alike.map((instance) => isBetween(instance, a, b));
  const clear = !places.includes('doubtful') && places.filter((place) => place === 'yes').length === 1;
  return [
    {
      target: clear ? alike[places.indexOf('yes')] : null,
      relation: 'between',
      prompt: `Find the ${label} between the ${a.label} and the ${b.label}`,
      anchors: [a, b],
    },
  ];
}

function pairs<Item>(items: readonly Item[]): (readonly [Item, Item])[] {
  return items.flatMap((a, i) => items.slice(i + 1).map((b) => [a, b] as const));
}
