import type { RowCamera, VgLlmRow } from './row';

/** What the rows of one scene say of its cameras. */
export interface SceneCameras {
  /** By picture path: camera-to-world of the unaligned world, 4×4. */
  readonly poses: ReadonlyMap<string, readonly number[]>;
  readonly alignment: readonly number[] | null;
  readonly intrinsics: RowCamera['intrinsics'];
  /** Rows that contradict the others about the aligned world; they have to be left out. */
  readonly strangers: ReadonlySet<VgLlmRow>;
  readonly notes: readonly string[];
}

const IDENTITY = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

/** Puts together the cameras of a scene's rows. Where rows differ, the first counts and a note says so. */
export function sceneCameras(rows: readonly VgLlmRow[]): SceneCameras {
  const poses = new Map<string, readonly number[]>();
  const strangers = new Set<VgLlmRow>();
  let first: RowCamera | null = null;
  let moved = 0;
  let zoomed = 0;
  for (const row of rows) {
    const { camera } = row;
    if (camera === null) continue;
    first ??= camera;
    if (differ(camera.alignment ?? IDENTITY, first.alignment ?? IDENTITY)) {
      strangers.add(row);
      continue;
    }
    if (differ(pixels(camera), pixels(first))) zoomed += 1;
    camera.poses.forEach((pose, place) => {
      const name = row.images[place]!;
      const known = poses.get(name);
      if (known === undefined) poses.set(name, pose);
      else if (differ(known, pose)) moved += 1;
    });
  }
  const notes = [
    strangers.size > 0 && `${strangers.size} rows with another axis_align_matrix were left out`,
    moved > 0 &&
      `${moved} poses differ from the pose of the same picture in an earlier row: the first counts`,
    zoomed > 0 && `${zoomed} rows have another cam2img: the first counts`,
  ].filter((note) => note !== false);
  const { alignment = null, intrinsics = null } = first ?? {};
  return { poses, alignment, intrinsics, strangers, notes };
}

function pixels({ intrinsics }: RowCamera): number[] {
  return intrinsics ? Object.values(intrinsics) : [];
}

function differ(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.some((value, i) => Math.abs(value - b[i]!) > 1e-6);
}
