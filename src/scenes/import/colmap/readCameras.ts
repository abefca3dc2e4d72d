import type { FrameCamera } from '../read/commonCamera';
import { problem } from '../read/problem';
import { readText } from '../read/readText';
import type { SourceFile } from '../sourceFile';
import { type CameraModel, cameraModel, pinhole } from './cameraModels';

/** Stands in the `cameras.txt` that we write: COLMAP itself knows neither up nor metres. */
export const WORLD_COMMENT = '# World: z up, metres';

export interface ColmapCamera {
  readonly model: CameraModel;
  readonly pinhole: FrameCamera;
}

export interface ColmapCameras {
  readonly byId: ReadonlyMap<number, ColmapCamera>;
  /** Whether the file says that its world is ours. */
  readonly isOurs: boolean;
}

/** Reads `cameras.txt` or `cameras.bin`.
 * @throws SceneError on an unknown model, a line that is no camera, or a file that is cut off */
export async function readCameras(file: SourceFile): Promise<ColmapCameras> {
  return file.path.endsWith('.bin') ? readBinary(file) : readLines(file);
}

async function readLines(file: SourceFile): Promise<ColmapCameras> {
  const text = await readText(file);
  const byId = new Map<number, ColmapCamera>();
  text.split('\n').forEach((line, index) => {
    const words = line.trim().split(/\s+/);
    if (words[0] === '' || words[0]!.startsWith('#')) return;
    const [id, name, ...numbers] = words;
    add(byId, file.path, `line ${index + 1}`, Number(id), name!, numbers.map(Number));
  });
  return { byId, isOurs: text.includes(WORLD_COMMENT) };
}

async function readBinary(file: SourceFile): Promise<ColmapCameras> {
  const view = new DataView(await (await file.blob()).slice(0, 2 ** 24).arrayBuffer());
  const byId = new Map<number, ColmapCamera>();
  let at = 8;
  try {
    const count = Number(view.getBigUint64(0, true));
    for (let k = 0; k < count; k++) {
      const id = view.getUint32(at, true);
      const model = view.getInt32(at + 4, true);
      const size = [Number(view.getBigUint64(at + 8, true)), Number(view.getBigUint64(at + 16, true))];
      at += 24;
      const parameters: number[] = [];
      for (let p = 0; p < (cameraModel(model)?.parameters ?? 0); p++, at += 8) {
        parameters.push(view.getFloat64(at, true));
      }
      add(byId, file.path, `camera ${k + 1}`, id, model, [...size, ...parameters]);
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw problem(file.path, `camera ${byId.size + 1}`, 'missing', 'the file is cut off', 'Copy it again');
  }
  return { byId, isOurs: false };
}

/** Adds a camera: id, model, and its numbers (width, height, parameters). */
function add(
  byId: Map<number, ColmapCamera>,
  file: string,
  path: string,
  id: number,
  name: string | number,
  [width = Number.NaN, height = Number.NaN, ...parameters]: readonly number[],
): void {
  const model = cameraModel(name);
  if (model === null) {
    throw problem(
      file,
      path,
      String(name),
      'not a camera model with a picture plane',
      'Undistort to PINHOLE',
    );
  }
  const numbers = [id, width, height, ...parameters];
  if (
    parameters.length !== model.parameters ||
    !numbers.every(Number.isFinite) ||
    !(width > 0 && height > 0)
  ) {
    throw problem(
      file,
      path,
      `${id} ${name} ${numbers.slice(1).join(' ')}`,
      `expected id, model, width, height and the ${model.parameters} numbers of ${model.name}`,
      'Export the model again',
    );
  }
  byId.set(id, { model, pinhole: pinhole(model, width, height, parameters) });
}
