import { composePoses } from '#rewards';
import type { Capture } from '../capture';
import { OUR_CONVENTION } from '../convention';
import { evenly } from '../read/evenly';
import type { FindFile } from '../read/fileFinder';
import { naturalOrder } from '../read/naturalOrder';
import { pictureClip } from '../read/pictureClip';
import { plural } from '../read/plural';
import { problem } from '../read/problem';
import { type AngleOrderEvidence, angleOrder, type BoxesOfRow } from './angleOrder';
import { exportedCameras } from './exportedCameras';
import { Instances } from './Instances';
import type { VgLlmRow } from './row';
import { type SceneCameras, sceneCameras } from './sceneCameras';
import { tasksOfRows } from './tasksOfRows';

export interface SceneOfRows {
  /** As the rows call it. */
  readonly name: string;
  readonly id: string;
  readonly rows: readonly VgLlmRow[];
  /** The file that the first row stands in. */
  readonly file: string;
  /** Whether it is the only scene of the import. */
  readonly alone: boolean;
}

const NO_CAMERAS =
  "The rows carry no cam2global, as VG-LLM's rows for training do: each row's boxes are known in the camera of its own first picture only, so nothing stands in the room and nothing is drawn on the pictures. Add ScanNet's posed_images folder of the scene, or use rows with cameras (--include_cam_params)";
const NO_ALIGNMENT =
  "Poses are ScanNet's, beside the pictures. The scene's own text file, with its axisAlignment, is missing: the room stays turned as ScanNet recorded it";

/** Rows whose boxes are looked at to tell the order of their angles. */
const JUDGED = 32;

/** One scene out of all rows about it.
 * @throws SceneError if they show no picture */
export async function sceneOfRows(scene: SceneOfRows, find: FindFile): Promise<Capture> {
  const notes: string[] = [];
  const cameras = await camerasOf(scene, find, notes);
  const rows = usableRows(scene.rows, cameras, notes);
  const names = clipOrder(rows);
  if (names.length === 0) {
    const message = `no row about ${scene.name} shows a picture that can be used`;
    throw problem(
      scene.file,
      '',
      undefined,
      message,
      [...notes, 'Add rows with images and cameras'].join('; '),
    );
  }
  const frames = names.map((name) => ({ name, pose: cameras.poses.get(name) ?? null }));
  const { intrinsics, alignment } = cameras;
  const only = scene.alone ? null : scene.name;
  const { clip, notes: told } = await pictureClip({ file: scene.file, frames, intrinsics, only }, find);
  notes.push(...told);

  const aligned = new Map(
    [...cameras.poses].map(([name, pose]) => [name, alignment ? composePoses(alignment, pose) : pose]),
  );
  const evidence = angleOrder(boxesOfRows(rows, aligned));
  if (evidence.upright.ZXY !== evidence.upright.zxy) notes.push(orderNote(evidence));
  const instances = new Instances();
  const tasks = tasksOfRows(rows, { names, aligned, order: evidence.order, instances, notes });
  return {
    format: 'vg-llm',
    id: scene.id,
    title: scene.name,
    clip,
    points: null,
    boxes: instances.boxes,
    tasks,
    axisAlignment: alignment,
    convention: {
      ...OUR_CONVENTION,
      align: { poses: true, points: true, boxes: false },
      euler: evidence.order,
    },
    open: ['euler'],
    notes,
  };
}

/** The cameras of the rows; where they have none, those that ScanNet's export has beside the pictures. */
async function camerasOf(scene: SceneOfRows, find: FindFile, notes: string[]): Promise<SceneCameras> {
  const own = sceneCameras(scene.rows);
  notes.push(...own.notes);
  if (own.poses.size > 0) return own;
  const names = [...new Set(scene.rows.flatMap((row) => row.images))];
  const exported = await exportedCameras(names, scene.name, scene.alone ? null : scene.name, find);
  if (exported.poses.size === 0) {
    notes.push(NO_CAMERAS);
    return own;
  }
  if (exported.alignment) {
    notes.push("Poses and axis alignment are ScanNet's, beside the pictures");
    return { ...own, ...exported };
  }
  notes.push(NO_ALIGNMENT);
  // their boxes are given in the aligned world
  const lost = scene.rows.filter(({ content }) => content.kind === 'grounding');
  if (lost.length > 0)
    notes.push(
      `${plural(lost.length, 'grounding row')} left out: a box in the aligned world needs the axisAlignment`,
    );
  return { ...own, ...exported, strangers: new Set(lost) };
}

/** The boxes of some rows, enough to tell the order of their angles. */
function boxesOfRows(
  rows: readonly VgLlmRow[],
  aligned: ReadonlyMap<string, readonly number[]>,
): BoxesOfRow[] {
  const all = rows.flatMap(({ content, images }) =>
    content.kind === 'detection' ? [{ boxes: content.boxes.map(({ box }) => box), first: images[0]! }] : [],
  );
  return evenly(all.length, JUDGED).map((i) => {
    const { boxes, first } = all[i]!;
    return { boxes, up: aligned.get(first)?.slice(8, 11) ?? null };
  });
}

/** The rows whose every picture has a pose, if any has. */
function usableRows(
  rows: readonly VgLlmRow[],
  { poses, strangers }: SceneCameras,
  notes: string[],
): VgLlmRow[] {
  const known = rows.filter((row) => !strangers.has(row));
  if (poses.size === 0) return known;
  const usable = known.filter((row) => row.images.every((image) => poses.has(image)));
  const lost = known.length - usable.length;
  if (lost > 0) notes.push(`${plural(lost, 'row')} left out: pictures without a pose are shown`);
  return usable;
}

/** All pictures in the order of the walk: as a row without a question lists them if it has them all, else by number. (A row
 * with a question may begin in the middle and go round.) */
function clipOrder(rows: readonly VgLlmRow[]): string[] {
  const names = new Set(rows.flatMap((row) => row.images));
  const whole = rows.find(({ prompt, images }) => prompt === null && new Set(images).size === names.size);
  return whole ? [...new Set(whole.images)] : [...names].sort(naturalOrder);
}

function orderNote({ order, boxes, upright }: AngleOrderEvidence): string {
  const other = order === 'ZXY' ? 'zxy' : 'ZXY';
  const words = { ZXY: 'intrinsic ZXY', zxy: 'extrinsic zxy (files before November 2025)' };
  return `Box angles are read as ${words[order]}: so ${upright[order]} of ${boxes} boxes stand upright, as ${words[other]} ${upright[other]}`;
}
