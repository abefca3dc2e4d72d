import { describeProblem, SceneError } from '../../sceneError';
import type { FrameCamera } from '../read/commonCamera';
import type { JsonPlace } from '../read/JsonPlace';
import { plural } from '../read/plural';

/** A frame of `transforms.json`. */
export interface TransformsFrame {
  readonly filePath: string;
  /** 4×4 row-major, camera-to-world, OpenGL camera. */
  readonly pose: readonly number[];
  /** Seconds; our own addition. */
  readonly time: number | null;
  /** Intrinsics for pictures of a size; null where the file has none. */
  readonly camera: (picture: PictureSize | null) => FrameCamera | null;
}

export type PictureSize = { readonly width: number; readonly height: number };

export interface Transforms {
  readonly frames: readonly TransformsFrame[];
  readonly points: string | null;
  /** Frames per second; our own addition. */
  readonly fps: number | null;
  readonly notes: readonly string[];
}

/** Distortion that moves no pixel of a usual picture by as much as a quarter. */
const SLIGHT = 1e-4;

/** Reads what `transforms.json` says (nerfstudio, instant-ngp, Blender). Frames that say it wrongly are left out with a note.
 * @throws SceneError if there is no list of frames, or no frame in it can be read */
export function parseTransforms(root: JsonPlace): Transforms {
  const notes: string[] = [];
  const frames: TransformsFrame[] = [];
  const sound: JsonPlace[] = [];
  const wrong: SceneError[] = [];
  const listed = root.get('frames').items();
  for (const place of listed) {
    try {
      frames.push(parseFrame(root, place));
      sound.push(place);
    } catch (error) {
      if (!(error instanceof SceneError)) throw error;
      wrong.push(error);
    }
  }
  if (wrong.length > 0) {
    if (frames.length === 0) throw wrong[0]!;
    notes.push(
      `${plural(wrong.length, 'frame')} of ${listed.length} left out. ${describeProblem(wrong[0]!.problems[0]!)}`,
    );
  }

  const model = optional(root, 'camera_model', (place) => place.string());
  const coefficients = ['k1', 'k2', 'k3', 'k4', 'p1', 'p2'];
  const isBent = [root, ...sound].some((place) =>
    coefficients.some((name) => Math.abs(optional(place, name, (k) => k.number()) ?? 0) > SLIGHT),
  );
  if (model?.includes('FISHEYE') || isBent) {
    notes.push('its pictures are distorted: boxes are drawn without undistortion and are off near the edges');
  }
  if (sound.some((place) => place.get('depth_file_path').present)) notes.push('depth pictures are not read');
  if (root.get('applied_transform').present) {
    notes.push(
      'its world was turned when it was made (applied_transform): points of its COLMAP model do not fit unless turned too',
    );
  }
  return {
    frames,
    points: optional(root, 'ply_file_path', (place) => place.string()),
    fps: optional(root, 'fps', positive),
    notes: notes.map((note) => `${root.file}: ${note}`),
  };
}

function parseFrame(root: JsonPlace, frame: JsonPlace): TransformsFrame {
  const matrix = frame.get('transform_matrix');
  // The last row says nothing; some programs leave it out.
  const pose =
    Array.isArray(matrix.value) && matrix.value.length === 3
      ? [...matrix.matrix(3, 4), 0, 0, 0, 1]
      : matrix.matrix(4, 4);
  const filePath = frame.get('file_path').string();
  const time = optional(frame, 'timestamp', (place) => place.number());
  /** A frame's own number, or that of all. */
  const own = (name: string, read: (place: JsonPlace) => number) =>
    optional(frame, name, read) ?? optional(root, name, read);
  const [w, h, flX, flY, angleX, angleY] = ['w', 'h', 'fl_x', 'fl_y', 'camera_angle_x', 'camera_angle_y'].map(
    (name) => own(name, positive),
  );
  const [cx, cy] = ['cx', 'cy'].map((name) => own(name, (place) => place.number()));

  const camera = (picture: PictureSize | null): FrameCamera | null => {
    const width = w ?? picture?.width ?? twice(cx);
    const height = h ?? picture?.height ?? twice(cy);
    if (!width || !height) return null;
    const fx = flX ?? focal(width, angleX);
    const fy = flY ?? focal(height, angleY) ?? fx;
    return fx && fy ? { width, height, fx, fy, cx: cx ?? width / 2, cy: cy ?? height / 2 } : null;
  };
  return { filePath, pose, time, camera };
}

function focal(pixels: number, angle: number | null | undefined): number | null {
  return !angle ? null : pixels / 2 / Math.tan(angle / 2);
}

function twice(centre: number | null | undefined): number | null {
  return !centre ? null : Math.round(2 * centre);
}

function positive(place: JsonPlace): number {
  const value = place.number();
  if (value <= 0) throw place.error('expected a number above 0');
  return value;
}

function optional<Value>(place: JsonPlace, name: string, read: (place: JsonPlace) => Value): Value | null {
  const inner = place.get(name);
  return inner.present ? read(inner) : null;
}
