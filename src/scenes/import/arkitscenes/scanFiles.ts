import { baseName } from '../read/baseName';
import { isPicture } from '../read/fileKinds';
import type { FileSource, SourceFile } from '../sourceFile';

/** The files of one scan. */
export interface ScanFiles {
  /** ARKitScenes' number of the scan. */
  readonly name: string;
  readonly annotation: SourceFile | null;
  readonly trajectory: SourceFile | null;
  /** Pictures of the best folder of them, by time; their names end in it. */
  readonly pictures: readonly TimedFile[];
  /** Cameras of those pictures. */
  readonly cameras: readonly TimedFile[];
}

export interface TimedFile {
  readonly file: SourceFile;
  /** Seconds, of ARKit's clock. */
  readonly time: number;
}

const ANNOTATION = /(?:^|\/)([^/]+)_3dod_annotation\.json$/i;
const TRAJECTORY = /\.traj$/i;
/** Folders of pictures, the sharper ones first; `color_intrinsics` belongs to `wide` in the older layout. */
const PICTURES = ['vga_wide', 'wide', 'lowres_wide'];

export function isArkitFile({ path }: SourceFile): boolean {
  return ANNOTATION.test(path) || TRAJECTORY.test(path);
}

/** The scans in a source. An annotation belongs to the trajectory of the same number; where there is one of each, to that. */
export function scanFiles({ files }: FileSource): ScanFiles[] {
  const annotations = new Map(
    files.flatMap((file) => {
      const name = ANNOTATION.exec(file.path)?.[1];
      return name === undefined ? [] : [[name, file] as const];
    }),
  );
  const trajectories = new Map(
    files
      .filter((file) => TRAJECTORY.test(file.path))
      .map((file) => [scanName(prefixOf(file.path)), file] as const),
  );
  if (annotations.size === 1 && trajectories.size === 1) {
    const [name] = annotations.keys();
    return [scan(name!, annotations.get(name!)!, [...trajectories.values()][0]!, files)];
  }
  const names = new Set([...annotations.keys(), ...trajectories.keys()]);
  return [...names].map((name) =>
    scan(name, annotations.get(name) ?? null, trajectories.get(name) ?? null, files),
  );
}

function scan(
  name: string,
  annotation: SourceFile | null,
  trajectory: SourceFile | null,
  files: readonly SourceFile[],
): ScanFiles {
  const none = { name, annotation, trajectory, pictures: [], cameras: [] };
  if (!trajectory) return none;
  const root = prefixOf(trajectory.path);
  const folders = PICTURES.map((folder) => {
    const own = timedFiles(files, `${root}${folder}_intrinsics/`, isCamera);
    const cameras = own.length > 0 ? own : timedFiles(files, `${root}color_intrinsics/`, isCamera);
    return { pictures: timedFiles(files, `${root}${folder}/`, isPicture), cameras };
  });
  const best =
    folders.find(({ pictures }) => pictures.length > 0) ?? folders.find(({ cameras }) => cameras.length > 0);
  return { ...none, ...best };
}

/** The files of a folder whose names end in a time, by time. */
function timedFiles(
  files: readonly SourceFile[],
  folder: string,
  is: (file: SourceFile) => boolean,
): TimedFile[] {
  return files
    .filter((file) => file.path.startsWith(folder) && is(file))
    .map((file) => ({
      file,
      time: Number(/(?:^|_)(\d+(?:\.\d+)?)$/.exec(baseName(file.path))?.[1] ?? Number.NaN),
    }))
    .filter(({ time }) => Number.isFinite(time))
    .sort((a, b) => a.time - b.time);
}

function isCamera({ path }: SourceFile): boolean {
  return /\.pincam$/i.test(path);
}

/** The folder of a file, with its `/`; empty at the top. */
function prefixOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** `41069021` of `Training/41069021/41069021_frames/`. */
function scanName(folder: string): string {
  const last = folder.split('/').at(-2) ?? '';
  return last.replace(/_frames$/, '') || 'scan';
}
