import { isRigid } from '#rewards';
import type { JsonPlace } from '../read/JsonPlace';
import { pinholeOf } from '../read/pinhole';
import { questionType } from './questionType';
import type { RowBox, RowCamera, RowContent, VgLlmRow } from './row';
import { sceneOfPicture } from './sceneOfPicture';

/** Reads one row: ScanNetDetection, ScanRefer, VLM-3R's and VSI-Bench's questions. `id` is for rows without one of their own.
 * @throws SceneError naming what is wrong with it */
export function parseRow(row: JsonPlace, id: string): VgLlmRow {
  const images = row.get('images').present
    ? row
        .get('images')
        .items()
        .map((image) => image.string())
    : [];
  const scene = row.get('scene_name').present
    ? row.get('scene_name').string()
    : sceneOfPicture(images[0] ?? '');
  if (images.length === 0 && !row.get('scene_name').present)
    throw row.get('images').error('a row shows at least one picture', 'Add the paths of its pictures');
  const own = row.get('id').value;
  const annotation = row.get('metadata').present ? row.get('metadata').get('ann_id').value : undefined;
  return {
    id: typeof own === 'string' ? own : annotation === undefined ? id : `${id}-${annotation}`,
    scene,
    images,
    camera: parseCamera(row, images.length),
    prompt: parsePrompt(row),
    content: parseContent(row, images.length),
  };
}

function parseCamera(row: JsonPlace, pictures: number): RowCamera | null {
  if (!row.get('cam2global').present) return null;
  const poses = row.get('cam2global').items();
  if (poses.length !== pictures) {
    throw row
      .get('cam2global')
      .error(`${poses.length} poses for ${pictures} pictures`, 'Give one 4×4 matrix per picture');
  }
  return {
    poses: poses.map(rigid),
    alignment: row.get('axis_align_matrix').present ? rigid(row.get('axis_align_matrix')) : null,
    intrinsics: row.get('cam2img').present ? pinholeOf(row.get('cam2img')) : null,
  };
}

function rigid(place: JsonPlace): number[] {
  const matrix = place.matrix(4, 4);
  if (!isRigid(matrix, 1e-3))
    throw place.error('not a rigid transform', 'Write rotation and translation row by row, without scale');
  return matrix;
}

/** Where the pictures go: `<image>\n<image>\n`, or `Frame-0: <image>Frame-1: <image>`. */
const PLACEHOLDERS = /^(?:\s*(?:Frame-\d+: )?<image>)+\n?/;

function parsePrompt(row: JsonPlace): string | null {
  if (row.get('prompt').present) return row.get('prompt').string().trimEnd();
  if (row.get('conversations').present) {
    const [question] = row.get('conversations').items();
    if (question === undefined) throw row.get('conversations').error('nothing is asked');
    return question.get('value').string().replace(PLACEHOLDERS, '').trimEnd();
  }
  return row.get('question').present ? row.get('question').string() : null;
}

function parseContent(row: JsonPlace, pictures: number): RowContent {
  if (row.get('boxes').present) return { kind: 'detection', boxes: row.get('boxes').items().map(parseBox) };
  if (row.get('gt_bbox').present) return parseGrounding(row, pictures);
  if (row.get('question_type').present) return parseQuestion(row);
  throw row.error(
    'neither boxes nor gt_bbox nor question_type',
    'A row is one of ScanNetDetection, ScanRefer or VSI-Bench',
  );
}

function parseBox(place: JsonPlace): RowBox {
  const instance = place.get('instance');
  return {
    label: place.get('label').string(),
    box: sized(place.get('bbox_3d')),
    instance: instance.present ? instance.string() : null,
  };
}

function sized(place: JsonPlace): number[] {
  const box = place.numbers(9);
  for (let i = 3; i < 6; i++)
    if (!(box[i]! > 0)) throw place.error('a size must be above 0', 'Give full extents in metres');
  return box;
}

function parseGrounding(row: JsonPlace, pictures: number): RowContent {
  const target = row.get('target');
  const place = target.present ? target.get('frame') : target;
  const frame = place.present ? place.number() : null;
  if (frame !== null && !(Number.isInteger(frame) && frame >= 0 && frame < pictures))
    throw place.error(`${pictures} pictures are shown`, 'Count them from 0');
  const metadata = row.get('metadata');
  const object = metadata.present ? metadata.get('object_id') : metadata;
  const subset = metadata.present ? metadata.get('question_type').value : undefined;
  const label = row.get('label');
  return {
    kind: 'grounding',
    box: sized(row.get('gt_bbox')),
    label: label.present ? label.string() : null,
    instance: object.present ? String(object.value) : null,
    frame,
    ...(subset === 'unique' || subset === 'multiple' ? { subset } : {}),
  };
}

function parseQuestion(row: JsonPlace): RowContent {
  const place = row.get('question_type');
  const question = questionType(place.string());
  if (question === null)
    throw place.error('not a kind of question of VSI-Bench', "Use one of VSI-Bench's ten names");
  const options = row.get('options');
  return {
    kind: 'reasoning',
    question,
    options: options.present ? options.items().map((option) => option.string()) : [],
    answer: answerOf(row),
  };
}

/** VSI-Bench's `ground_truth`, or what the assistant answers in a row for training. */
function answerOf(row: JsonPlace): string {
  const truth = row.get('ground_truth');
  if (typeof truth.value === 'number') return String(truth.value);
  if (truth.present) return truth.string();
  const reply = row.get('conversations').items()[1];
  if (reply === undefined) throw truth.error('a question needs its answer', 'Add ground_truth');
  return reply.get('value').string().trim();
}
