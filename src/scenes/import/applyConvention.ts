import { type Box9, type CameraBox, type Pose, transformBox, type WorldBox } from '#rewards';
import { parseScene } from '../parseScene';
import type { PointCloud } from '../pointCloud';
import type { Scene, SceneInstance } from '../scene';
import { taskFile } from '../tasks/parseTasks';
import { clipFiles } from './apply/clipFiles';
import { convertCameraBox, convertWorldBox } from './apply/convertBox';
import { convertFrames } from './apply/convertFrames';
import { convertPoints } from './apply/convertPoints';
import { convertTasks } from './apply/convertTasks';
import { type FileToWorld, fileToWorld } from './apply/fileToWorld';
import { labelColour } from './apply/labelColour';
import { ourAlignment } from './apply/ourAlignment';
import { relativeIntrinsics } from './apply/relativeIntrinsics';
import { sceneBounds } from './apply/sceneBounds';
import { seenFrames } from './apply/seenFrames';
import { splatRays } from './apply/splatRays';
import type { Capture, CaptureBox } from './capture';
import type { Convention } from './convention';
import { encodePoints } from './encodePoints';
import { type ImportControl, report } from './importControl';
import { LIMITS } from './limits';
import { memoryFile } from './memoryFile';
import type { SceneFolder } from './sceneFolder';
import type { SourceFile } from './sourceFile';
import { thinPoints } from './thinPoints';

/** A capture as a scene of ours, and what had to be left out or mended on the way. */
export interface AppliedScene extends SceneFolder {
  readonly notes: readonly string[];
}

/** Makes a scene in our format of what a file says, read under `convention`: metres, z up, camera-to-world, OpenCV axes, full
 * extents, ZXY angles (CONVENTIONS.md). Nothing is moved: the file's origin stays the origin. Frames, boxes and tasks that
 * cannot be used are left out and named in `notes`.
 * @throws the signal's reason if it is aborted */
export async function applyConvention(
  capture: Capture,
  convention: Convention,
  control: ImportControl = {},
): Promise<AppliedScene> {
  const { clip, axisAlignment, title } = capture;
  const notes: string[] = [];
  const frames = convertFrames(capture, convention);
  notes.push(...frames.notes);
  const poses = frames.poses;

  await report(control, `Placing the points of ${title}`);
  const cloud = placePoints(capture, convention, notes);
  const world = fileToWorld(convention, axisAlignment, 'boxes');
  const placed = placeBoxes(capture.boxes, convention, world, frames.poseOf, notes);

  const files = new Map<string, SourceFile>();
  const keptFrames = frames.kept.map((frame) => clip!.frames[frame]!);
  const madeClip = clip && keptFrames.length > 0 ? clipFiles(clip, keptFrames) : null;
  for (const [name, file] of madeClip?.files ?? []) files.set(name, file);
  const points = cloud && encodePoints('points.bin', cloud);
  if (points) files.set('points.bin', memoryFile('points.bin', points.bytes));

  const intrinsics = clip?.intrinsics ?? null;
  const lens = clip && intrinsics && poses.length > 0 ? relativeIntrinsics(intrinsics, clip) : null;
  const rays = cloud && lens && splatRays(cloud, poses, lens, 'rays.bin');
  if (rays) files.set('rays.bin', memoryFile('rays.bin', rays.bytes));
  const seen = lens
    ? await seenFrames(
        placed.map(({ box }) => box),
        {
          cloud,
          poses,
          intrinsics: lens,
          pixels: clip!.width * clip!.height,
          onFrame: async (frame) => {
            if (frame % 20 === 0)
              await report(control, `Finding what is seen in ${title}`, frame, poses.length);
          },
        },
      )
    : placed.map(() => []);

  const { tasks, notes: taskNotes } = convertTasks(capture.tasks, {
    scene: capture.id,
    convention,
    world,
    clipFrame: new Map(frames.kept.map((frame, place) => [frame, place])),
    poses,
    labels: new Map(placed.map(({ id, label }) => [id, label])),
  });
  notes.push(...taskNotes);
  if (tasks.length > 0) {
    files.set('tasks.json', memoryFile('tasks.json', `${JSON.stringify(taskFile(capture.id, tasks))}\n`));
  }

  const times = keptFrames.map(({ time }) => time);
  const scene: Scene = {
    format: 'reward-room/scene',
    version: 1,
    id: capture.id,
    title,
    kind: 'imported',
    units: 'metre',
    licence: capture.licence ?? 'not stated',
    provenance: provenance(capture, convention),
    ...(madeClip ? { clip: madeClip.clip } : {}),
    ...(madeClip?.clip.pictures ? { poster: { file: madeClip.clip.pictures[0]!, frame: 0 } } : {}),
    ...(intrinsics && madeClip ? { intrinsics: { ...intrinsics } } : {}),
    poses: poses.map((pose) => [...pose]),
    timestamps: times.map((time, frame) => (times.includes(null) ? frame / clip!.fps : time!)),
    axisAlignment: ourAlignment(axisAlignment, convention),
    bounds: mutableBounds(cloud, placed, poses),
    ...(points ? { points: points.meta } : {}),
    ...(rays ? { rays: rays.meta } : {}),
    instances: placed.map(({ id, label, box }, i) => ({
      id,
      label,
      colour: labelColour(label),
      box: [...box] as SceneInstance['box'],
      seen: seen[i]!,
    })),
    ...(tasks.length > 0 ? { tasks: 'tasks.json' } : {}),
  };
  return { scene: parseScene(scene), files, tasks, notes };
}

function placePoints(
  { points, axisAlignment }: Capture,
  convention: Convention,
  notes: string[],
): PointCloud | null {
  if (points === null) return null;
  const placed = convertPoints(points, fileToWorld(convention, axisAlignment, 'points'));
  const broken = points.count - placed.count;
  if (broken > 0) notes.push(`${broken.toLocaleString('en')} points are not finite and were left out`);
  if (placed.count === 0) return null;
  const cloud = thinPoints(placed, LIMITS.pointsShown);
  if (cloud.count < placed.count) {
    notes.push(`${placed.count.toLocaleString('en')} points thinned to ${cloud.count.toLocaleString('en')}`);
  }
  return cloud;
}

interface PlacedBox {
  readonly id: string;
  readonly label: string;
  readonly box: WorldBox;
}

function placeBoxes(
  boxes: readonly CaptureBox[],
  convention: Convention,
  world: FileToWorld,
  poseOf: ReadonlyMap<number, Pose>,
  notes: string[],
): PlacedBox[] {
  const ids = new Set<string>();
  return boxes.flatMap((raw, index) => {
    const box =
      raw.camera === undefined
        ? convertWorldBox(raw, convention, world)
        : placeCameraBox(raw, convention, poseOf.get(raw.camera));
    if (typeof box === 'string') {
      notes.push(`Box ${index}, ${raw.id} (${raw.label}), was left out: ${box}`);
      return [];
    }
    let id = raw.id;
    for (let n = 2; ids.has(id); n++) id = `${raw.id}-${n}`;
    if (id !== raw.id) notes.push(`Box ${index} has the id ${raw.id} of an earlier one and was named ${id}`);
    ids.add(id);
    return [{ id, label: raw.label, box: box as unknown as WorldBox }];
  });
}

function placeCameraBox(raw: CaptureBox, convention: Convention, pose: Pose | undefined): Box9 | string {
  if (pose === undefined) return `it is given in the camera of frame ${raw.camera}, which has no pose`;
  const box = convertCameraBox(raw, convention);
  return typeof box === 'string' ? box : transformBox(pose, box as unknown as CameraBox);
}

function mutableBounds(
  cloud: PointCloud | null,
  placed: readonly PlacedBox[],
  poses: readonly Pose[],
): Scene['bounds'] {
  const { min, max } = sceneBounds(
    cloud,
    placed.map(({ box }) => box),
    poses,
  );
  return { min: [...min], max: [...max] };
}

function provenance({ format }: Capture, convention: Convention): string {
  const { pose, camera, up, extents, metres } = convention;
  return `Imported (${format}), read as: poses ${pose}, ${camera} camera, ${up} up, ${extents} extents, ${metres} m per unit.`;
}
