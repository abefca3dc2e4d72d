import { describeProblem, SceneError } from '../../sceneError';
import type { Capture, CaptureBox } from '../capture';
import { OUR_CONVENTION } from '../convention';
import type { FindFile } from '../read/fileFinder';
import type { JsonPlace } from '../read/JsonPlace';
import { pictureClip } from '../read/pictureClip';
import { type Intrinsics, pinholeOf } from '../read/pinhole';
import { plural } from '../read/plural';
import { groundingTasks } from './groundingTasks';
import type { GroundingText } from './groundingTexts';
import type { Scan } from './Scan';

/** What a scan's capture takes from around it. */
export interface ScanContext {
  readonly id: string;
  /** Whether it is the only scan of the import. */
  readonly alone: boolean;
  readonly texts: readonly GroundingText[];
  readonly find: FindFile;
}

/** Reads one scan of EmbodiedScan. Images without a sound pose and instances without a sound box are left out and told.
 * @throws SceneError if nothing can be had of it */
export async function parseScan({ info, categories }: Scan, context: ScanContext): Promise<Capture> {
  const title = info.get('sample_idx').string();
  const notes: string[] = [];
  const images = soundItems(info.get('images'), parseImage, 'image', notes);
  const instances = soundItems(
    info.get('instances'),
    (place, index) => parseInstance(place, index, categories),
    'instance',
    notes,
  );
  if (images.length === 0 && instances.length === 0)
    throw info.error('neither images nor instances', 'Check that the file is whole');
  if (instances.some(({ box }) => box.label.startsWith(UNNAMED)))
    notes.push('The names of some categories are unknown: keep metainfo beside data_list in the JSON');

  const cameras = images.flatMap(({ intrinsics }) => intrinsics ?? []);
  const intrinsics = sceneIntrinsics(info.get('cam2img')) ?? cameras[0] ?? null;
  if (new Set(cameras.map((camera) => JSON.stringify(camera))).size > 1)
    notes.push('The images have different intrinsics: those of the first are used for all');
  const frames = images.map(({ name, pose }) => ({ name, pose }));
  const only = context.alone ? null : folderOf(title);
  const made =
    frames.length > 0 ? await pictureClip({ file: info.file, frames, intrinsics, only }, context.find) : null;
  notes.push(...(made?.notes ?? []));
  const alignment = info.get('axis_align_matrix');
  return {
    format: 'embodiedscan',
    id: context.id,
    title,
    clip: made?.clip ?? null,
    points: null,
    boxes: instances.map(({ box }) => box),
    tasks: groundingTasks(context.texts, instances, images, notes),
    axisAlignment: alignment.present ? alignment.matrix(4, 4) : null,
    convention: { ...OUR_CONVENTION, align: { poses: true, points: true, boxes: false } },
    open: ['align'],
    notes,
  };
}

export interface ScanImage {
  readonly name: string;
  readonly pose: readonly number[];
  readonly intrinsics: Intrinsics | null;
  /** Indices into the file's list of instances. */
  readonly visible: readonly number[];
}

export interface ScanInstance {
  /** Place in the file's list. */
  readonly index: number;
  /** What texts call it. */
  readonly bboxId: string;
  readonly box: CaptureBox;
}

const UNNAMED = 'category ';

function parseImage(place: JsonPlace): ScanImage {
  const visible = place.get('visible_instance_ids');
  return {
    name: place.get('img_path').string(),
    pose: place.get('cam2global').matrix(4, 4),
    intrinsics: place.get('cam2img').present ? pinholeOf(place.get('cam2img')) : null,
    visible: visible.present ? visible.items().map((item) => item.number()) : [],
  };
}

function parseInstance(
  place: JsonPlace,
  index: number,
  categories: ReadonlyMap<number, string>,
): Omit<ScanInstance, 'index'> {
  const [x, y, z, dx, dy, dz, a, b, g] = place.get('bbox_3d').numbers(9) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (!(dx > 0 && dy > 0 && dz > 0))
    throw place.get('bbox_3d').error('a size must be above 0', 'Give full extents in metres');
  const category = place.get('bbox_label_3d');
  const label = typeof category.value === 'string' ? category.value : categories.get(category.number());
  const bboxId = String(place.get('bbox_id').value ?? index);
  const id = place.get('id').present ? place.get('id').string() : bboxId;
  return {
    bboxId,
    box: {
      id,
      label: label ?? `${UNNAMED}${category.value}`,
      centre: [x, y, z],
      size: [dx, dy, dz],
      rotation: [a, b, g],
    },
  };
}

/** One matrix for the scan, or a list of one per image, of which the first counts. */
function sceneIntrinsics(place: JsonPlace): Intrinsics | null {
  if (!place.present) return null;
  const [first] = place.items();
  const nested = Array.isArray(first?.value) && Array.isArray(first.value[0]);
  return pinholeOf(nested ? first! : place);
}

/** What can be read of a list; how many items cannot, and why the first of them, is told. */
function soundItems<Item>(
  list: JsonPlace,
  parse: (place: JsonPlace, index: number) => Item,
  noun: string,
  notes: string[],
): (Item & { index: number })[] {
  if (!list.present) return [];
  const sound: (Item & { index: number })[] = [];
  const faults: SceneError[] = [];
  for (const [index, place] of list.items().entries()) {
    try {
      sound.push({ ...parse(place, index), index });
    } catch (error) {
      if (!(error instanceof SceneError)) throw error;
      faults.push(error);
    }
  }
  if (faults.length > 0)
    notes.push(`${plural(faults.length, noun)} left out: ${describeProblem(faults[0]!.problems[0]!)}`);
  return sound;
}

/** The folder that a scan's pictures lie in: the scan's own, or Matterport3D's building. */
function folderOf(scan: string): string {
  const parts = scan.split('/');
  return parts[0] === 'matterport3d' && parts.length > 1 ? parts[1]! : parts.at(-1)!;
}
