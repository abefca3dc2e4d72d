import type { Capture, CaptureBox } from '../capture';
import { OUR_CONVENTION } from '../convention';
import { baseName } from '../read/baseName';
import { fileFinder } from '../read/fileFinder';
import { folderOf } from '../read/folderOf';
import { JsonPlace } from '../read/JsonPlace';
import { readEach } from '../read/readEach';
import { readJsonFile } from '../read/readJsonFile';
import { sceneId } from '../read/sceneId';
import type { FileSource, SourceFile } from '../sourceFile';
import { infoFiles } from './infoFiles';
import { COLUMNS, readPoints } from './readPoints';
import { OUR_NAMES, SCANNET_LABELS } from './scannetLabels';

interface Info {
  /** The scene's own object; its file's top where there is one scene. */
  readonly scene: JsonPlace;
  readonly top: JsonPlace;
  readonly file: SourceFile;
  readonly notes: readonly string[];
}

/** Reads all scenes of all info files: one scene at the top of a file, or many under `data_list`.
 * @throws SceneError if none can be read */
export async function readInfos(source: FileSource): Promise<readonly Capture[]> {
  const infos: Info[] = [];
  for (const file of await infoFiles(source)) {
    const { json, notes } = await readJsonFile(file);
    const top = new JsonPlace(json, file.path);
    const list = top.get('data_list');
    const scenes = list.present ? list.items() : [top];
    infos.push(...scenes.map((scene, i) => ({ scene, top, file, notes: i === 0 ? notes : [] })));
  }
  const taken = new Set<string>();
  return readEach(infos, (info) => readInfo(info, source, infos.length === 1, taken));
}

async function readInfo(
  { scene, top, file, notes }: Info,
  source: FileSource,
  alone: boolean,
  taken: Set<string>,
): Promise<Capture> {
  const points = await scenePoints(scene, top, file, source, alone);
  const cloud = points.file ? await readPoints(points.file, points.columns) : { points: null, notes: [] };
  const names = labelNames(top);
  const instances = scene.get('instances').items();
  const renamed = new Set<string>();
  const boxes = instances.map((instance, index) => readBox(instance, index, names.labels, renamed));
  const told = [
    ...notes,
    ...names.notes.filter(() => boxes.some(({ numbered }) => numbered)),
    ...[...renamed].map((label) => `${label} is called ${OUR_NAMES[label]} here`),
    ...points.notes,
    ...cloud.notes,
  ];
  const matrix = scene.get('axis_align_matrix');
  const applied = scene.get('applied_align_matrix');
  const licence = scene.get('licence');
  const name = scene.get('scene');
  const title = name.present
    ? name.string()
    : baseName(points.file && !alone ? points.file.path : alone ? source.name : file.path);
  return {
    format: 'mmdet3d',
    id: sceneId(title, taken),
    title,
    ...(licence.present ? { licence: licence.string() } : {}),
    clip: null,
    points: cloud.points,
    boxes: boxes.map(({ box }) => box),
    tasks: [],
    axisAlignment: applied.present ? applied.matrix(4, 4) : matrix.present ? matrix.matrix(4, 4) : null,
    // mmdetection3d aligns points when it loads them; its boxes are aligned in the file.
    convention: {
      ...OUR_CONVENTION,
      align: { poses: !applied.present, points: !applied.present, boxes: false },
    },
    open: ['align'],
    notes: told,
  };
}

/** Which file holds the points, and in which columns. */
async function scenePoints(
  scene: JsonPlace,
  top: JsonPlace,
  file: SourceFile,
  source: FileSource,
  alone: boolean,
) {
  const described = [scene.get('points'), top.get('points')].find(({ present }) => present);
  const lidar = scene.get('lidar_points');
  const named = described?.get('file') ?? (lidar.present ? lidar.get('lidar_path') : null);
  if (!named?.present) {
    const bins = source.files.filter(({ path }) => path.endsWith('.bin'));
    return { file: alone && bins.length === 1 ? bins[0] : undefined, columns: COLUMNS, notes: [] };
  }
  const type = described?.get('dtype');
  if (type?.present && type.value !== 'float32')
    throw type.error('only float32 is read', 'Write the points as float32');
  const list = described?.get('columns');
  const columns = list?.present ? list.items().map((column) => column.string()) : COLUMNS;
  const found = fileFinder(source)(named.string(), folderOf(file.path));
  const notes = found ? [] : [`${named.string()}, the points, is not among the files`];
  return { file: found, columns, notes };
}

/** What the numbers of labels mean. */
function labelNames(top: JsonPlace): { labels: ReadonlyMap<number, string>; notes: string[] } {
  const meta = top.get('metainfo');
  const categories = meta.present ? meta.get('categories') : null;
  if (categories?.present && typeof categories.value === 'object') {
    const pairs = Object.keys(categories.value!).map(
      (name) => [categories.get(name).number(), name] as const,
    );
    return { labels: new Map(pairs), notes: [] };
  }
  const notes = ["Labels are numbers: read in mmdetection3d's order of ScanNet's 18 classes"];
  return { labels: new Map(SCANNET_LABELS.map((name, i) => [i, name])), notes };
}

function readBox(
  instance: JsonPlace,
  index: number,
  labels: ReadonlyMap<number, string>,
  renamed: Set<string>,
): { box: CaptureBox; numbered: boolean } {
  const place = instance.get('bbox_3d');
  const given = place.items().map((item) => (item.value === null ? Number.NaN : item.number()));
  if (![6, 7, 9].includes(given.length)) throw place.error('a box has 6, 7 or 9 numbers');
  const [x, y, z, dx, dy, dz, a = 0, b = 0, g = 0] = given as number[] & { length: 6 };
  const label = ['bbox_label_3d', 'label_3d', 'label']
    .map((name) => instance.get(name))
    .find(({ present }) => present);
  if (!label)
    throw instance.get('bbox_label_3d').error('a box needs a label', 'Add bbox_label_3d, label_3d or label');
  const numbered = typeof label.value === 'number';
  const name = numbered ? (labels.get(label.number()) ?? `class ${label.value}`) : label.string();
  if (Object.hasOwn(OUR_NAMES, name)) renamed.add(name);
  const id = instance.get('bbox_id');
  const box: CaptureBox = {
    id: id.present ? String(id.value) : `${index}`,
    label: OUR_NAMES[name] ?? name,
    centre: [x!, y!, z!],
    size: [dx!, dy!, dz!],
    rotation: [a, b, g],
  };
  return { box, numbered };
}
