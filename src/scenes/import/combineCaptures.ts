import type { PointCloud } from '../pointCloud';
import { convertPoints } from './apply/convertPoints';
import { fileToWorld } from './apply/fileToWorld';
import { transpose3 } from './apply/matrix3';
import { upRotation } from './apply/upRotation';
import type { Capture, CaptureClip } from './capture';
import type { Convention } from './convention';
import type { FormatId } from './sceneFormat';

/** Formats that may be a part of another one's scene. */
const CLOUDS: readonly FormatId[] = ['ply', 'glb'];
const FILMS: readonly FormatId[] = ['video', 'pictures'];

/** Whether a format may be only a part of another one's scene: a cloud, a film. */
export function isPart(format: FormatId): boolean {
  return CLOUDS.includes(format) || FILMS.includes(format);
}

/** Whether any of some scenes lacks what a part's format has. */
export function isWanted(part: FormatId, scenes: readonly Capture[]): boolean {
  if (CLOUDS.includes(part)) return scenes.some(({ points }) => points === null);
  return scenes.some(({ clip }) => lacksPictures(clip));
}

/** Puts together what lies beside each other: a cloud or a film fills the gap of poses or boxes that lack one, if there is no
 * doubt which belongs to which. */
export function combineCaptures(captures: readonly Capture[]): {
  captures: readonly Capture[];
  notes: readonly string[];
} {
  const parts = captures.filter(({ format }) => isPart(format));
  const clouds = parts.filter(({ points }) => points !== null);
  const films = parts.filter(({ points, clip }) => points === null && clip !== null);
  const scenes = captures.filter(({ format }) => !isPart(format));
  if (scenes.length === 0) {
    // A film and a cloud alone are one scene: nothing says how they lie to one another, but they are of one place.
    if (clouds.length !== 1 || films.length !== 1) return { captures, notes: [] };
    const [cloud, film] = [clouds[0]!, films[0]!];
    return { captures: [{ ...cloud, clip: film.clip, notes: [...cloud.notes, ...film.notes] }], notes: [] };
  }
  const used = new Set<Capture>();
  const filled = scenes.map((scene) => {
    let whole = scene;
    const cloud = scene.points === null ? partOf(scene, scenes, clouds) : null;
    if (cloud) {
      used.add(cloud);
      whole = withPoints(whole, cloud);
    }
    const film = lacksPictures(scene.clip) ? partOf(scene, scenes, films) : null;
    const clip = film && filledClip(scene.clip, film.clip!);
    if (clip) {
      used.add(film);
      // what a film says of itself (that it has no poses) is no longer so
      const said = scene.clip ? [] : film.notes;
      whole = { ...whole, clip, notes: [...whole.notes, `Pictures from ${film.title}`, ...said] };
    }
    return whole;
  });
  const spare = parts.filter((part) => !used.has(part));
  const notes = spare.map(({ title }) => `${title} was not used: it is not clear to which scene it belongs`);
  return { captures: filled, notes };
}

/** The one part that belongs to a scene: the only one where there is one scene, else the one that bears its name. */
function partOf(scene: Capture, scenes: readonly Capture[], parts: readonly Capture[]): Capture | null {
  const named = parts.filter(({ id }) => id.includes(scene.id) || scene.id.includes(id));
  if (named.length === 1) return named[0]!;
  return scenes.length === 1 && parts.length === 1 ? parts[0]! : null;
}

function withPoints(scene: Capture, cloud: Capture): Capture {
  const open: readonly (keyof Convention)[] = scene.axisAlignment
    ? [...new Set([...scene.open, 'align' as const])]
    : scene.open;
  return {
    ...scene,
    open,
    points: inWorldOf(scene.convention, cloud),
    notes: [...scene.notes, `Points from ${cloud.title}`, ...cloud.notes],
  };
}

/** PLY says nothing of its axes, so a cloud beside poses is taken to be in their world. GLB does say. */
function inWorldOf({ up, metres }: Convention, { format, points, convention }: Capture): PointCloud | null {
  if (points === null || format !== 'glb') return points;
  const ours = convertPoints(points, fileToWorld(convention, null, 'points'));
  const back = transpose3(upRotation(up));
  const point = ([x, y, z]: readonly [number, number, number]): [number, number, number] => [
    (back[0] * x + back[1] * y + back[2] * z) / metres,
    (back[3] * x + back[4] * y + back[5] * z) / metres,
    (back[6] * x + back[7] * y + back[8] * z) / metres,
  ];
  return convertPoints(ours, { rotation: back, up: back, metres: 1 / metres, point });
}

function lacksPictures(clip: CaptureClip | null): boolean {
  return clip === null || (clip.video === null && clip.frames.every(({ picture }) => picture === null));
}

/** A clip with the pictures of a film: matched by name, else by number if there are as many. */
function filledClip(clip: CaptureClip | null, film: CaptureClip): CaptureClip | null {
  if (clip === null) return film;
  const size = clip.intrinsics ? {} : { width: film.width, height: film.height };
  if (film.video)
    return film.frames.length === clip.frames.length ? { ...clip, ...size, video: film.video } : null;
  const byName = new Map(film.frames.map((frame) => [stem(frame.name), frame.picture]));
  const matched = clip.frames.map(({ name }) => byName.get(stem(name)) ?? null);
  const pictures = matched.some((picture) => picture !== null)
    ? matched
    : film.frames.length === clip.frames.length
      ? film.frames.map(({ picture }) => picture)
      : null;
  return (
    pictures && {
      ...clip,
      ...size,
      frames: clip.frames.map((frame, i) => ({ ...frame, picture: pictures[i]! })),
    }
  );
}

/** The file's name without folder and suffix. */
function stem(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
}
