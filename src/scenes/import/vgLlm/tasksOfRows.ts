import { type Box9, type CameraBox, type Pose, transformBox } from '#rewards';
import type { CaptureBox, CaptureTask } from '../capture';
import { evenly } from '../read/evenly';
import type { Instances } from './Instances';
import type { RowContent, VgLlmRow } from './row';
import { type AngleOrder, asZXY, captureBox } from './rowBox';

export interface TaskContext {
  /** Pictures of the clip, in order. */
  readonly names: readonly string[];
  /** Camera-to-world of the aligned world, by picture; empty where unknown. */
  readonly aligned: ReadonlyMap<string, readonly number[]>;
  readonly order: AngleOrder;
  /** Filled with the objects that the rows show. */
  readonly instances: Instances;
  /** What the user should know is added here. */
  readonly notes: string[];
}

/** The same object, seen from another frame. */
const SAME = 0.9;
/** ScanRefer's box of an object against EmbodiedScan's: VG-LLM drops pairs below this. */
const ALIKE = 0.5;
/** As many frames as VG-LLM shows for a question. */
const QUESTION_FRAMES = 32;

/** The tasks of a scene's rows, one a row, and on the way its objects. */
export function tasksOfRows(rows: readonly VgLlmRow[], context: TaskContext): CaptureTask[] {
  const places = new Map(context.names.map((name, place) => [name, place]));
  // detection rows name their objects, so they come first; the order of the tasks stays that of the rows
  const boxesOf = new Map(
    rows.flatMap((row) => {
      const { content } = row;
      return content.kind === 'detection'
        ? [[row, detectionBoxes(row, content, places, context)] as const]
        : [];
    }),
  );
  const ids = new Set<string>();
  let twins = 0;
  const tasks = rows.flatMap((row): CaptureTask[] => {
    const { content } = row;
    const target = content.kind === 'grounding' ? groundingBox(content, context) : null;
    if (row.prompt === null) return [];
    if (ids.has(row.id)) {
      twins += 1;
      return [];
    }
    ids.add(row.id);
    const frames =
      row.images.length > 0
        ? row.images.map((image) => places.get(image)!)
        : evenly(context.names.length, QUESTION_FRAMES);
    const base = { id: row.id, prompt: row.prompt, frames };
    if (content.kind === 'detection') return [{ ...base, kind: 'detection', boxes: boxesOf.get(row)! }];
    if (target && content.kind === 'grounding')
      return [{ ...base, kind: 'grounding', box: target, frame: content.frame, subset: content.subset }];
    return content.kind === 'reasoning' ? [{ ...base, ...content }] : [];
  });
  if (twins > 0) context.notes.push(`${twins} rows have the id of an earlier row and were left out`);
  return tasks;
}

/** A row's boxes, under the ids of the objects that they are; new objects are added. */
function detectionBoxes(
  row: VgLlmRow,
  content: Extract<RowContent, { kind: 'detection' }>,
  places: ReadonlyMap<string, number>,
  { aligned, order, instances }: TaskContext,
): CaptureBox[] {
  const camera = places.get(row.images[0]!)!;
  const pose = aligned.get(row.images[0]!) as Pose | undefined;
  return content.boxes.map(({ label, box, instance }, index) => {
    if (pose === undefined) return captureBox(instance ?? `${label}-${index + 1}`, label, box);
    const world = transformBox(pose, asZXY(box, order) as unknown as CameraBox);
    const known =
      (instance === null ? undefined : instances.named(instance)) ?? instances.like(world, label, SAME);
    const object = known ?? instances.add(world, label, instance, (id) => captureBox(id, label, box, camera));
    return captureBox(object.id, label, box);
  });
}

/** A row's box in the world, under the id and label of the object that it is. */
function groundingBox(
  { box, label, instance }: Extract<RowContent, { kind: 'grounding' }>,
  { aligned, instances }: TaskContext,
): CaptureBox {
  if (aligned.size === 0) return captureBox(instance ?? 'object', label ?? 'object', box);
  const world = box as readonly number[] as unknown as Box9;
  const object =
    (instance === null ? undefined : instances.named(instance)) ??
    instances.like(world, label, ALIKE) ??
    instances.add(world, label ?? 'object', instance, (id) => captureBox(id, label ?? 'object', box));
  return captureBox(object.id, object.label, box);
}
