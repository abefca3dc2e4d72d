import { type PerspectiveCamera, Vector3 } from 'three';
import { layoutTags, type Tag, type TagMove } from '../geometry/layoutTags';
import type { Vector3 as Point } from '../geometry/vector';

const point = new Vector3();

/** Moves the tags, children of `host` with the key of what they name in `data-key`, to it: above its outline. The first is the most important.
 * @param moves where each tag was placed last time in relation to its wish; written to */
export function placeTags(
  host: HTMLElement,
  outlines: ReadonlyMap<string, readonly Point[]>,
  camera: PerspectiveCamera,
  moves: Map<string, TagMove>,
): void {
  // Unseen tags have no size. They stay as they were placed, to come back so after the context was lost.
  if (host.hidden) return;
  const pane = { width: host.clientWidth, height: host.clientHeight };
  const elements = [...host.children] as HTMLElement[];
  const tags = elements.flatMap((element): Tag[] => {
    const key = element.dataset.key ?? '';
    const outline = outlines.get(key);
    const place = outline && anchor(outline, camera, pane);
    return place ? [{ key, ...sizeOf(element), ...place }] : [];
  });
  const places = new Map(layoutTags(tags, pane, moves).map((tag) => [tag.key, tag]));
  moves.clear();
  for (const element of elements) {
    const place = places.get(element.dataset.key ?? '');
    if (place === undefined) {
      if (element.style.visibility !== 'hidden') element.style.visibility = 'hidden';
      continue;
    }
    element.style.visibility = 'visible';
    element.style.transform = `translate(${place.x}px, ${place.y}px)`;
    moves.set(place.key, place.move);
  }
}

interface TagSize {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

const sizes = new WeakMap<HTMLElement, TagSize>();

/** Asked of the page once for each text, since it has to lay out everything to answer. */
function sizeOf(element: HTMLElement): TagSize {
  const text = element.textContent;
  const known = sizes.get(element);
  if (known?.text === text && known.width > 0) return known;
  const size = { text, width: element.offsetWidth, height: element.offsetHeight };
  sizes.set(element, size);
  return size;
}

/** Above the middle of an outline as it is seen; null where it is out of view. */
function anchor(
  outline: readonly Point[],
  camera: PerspectiveCamera,
  { width, height }: { readonly width: number; readonly height: number },
): { x: number; y: number } | null {
  // Numbers alone: this runs for every box in every frame.
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let bottom = 0;
  for (const corner of outline) {
    point.set(corner[0], corner[1], corner[2]).applyMatrix4(camera.matrixWorldInverse);
    if (point.z > -camera.near) continue;
    point.applyMatrix4(camera.projectionMatrix);
    const x = ((point.x + 1) / 2) * width;
    const y = ((1 - point.y) / 2) * height;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  if (left > width || right < 0 || top > height || bottom < 0) return null;
  return { x: (left + right) / 2, y: top - 3 };
}
