import { problem } from '../read/problem';
import { readText } from '../read/readText';
import type { SourceFile } from '../sourceFile';
import { axisAngleToMatrix } from './axisAngle';

/** Where the camera was at a time. */
export interface TimedPose {
  /** Seconds, of ARKit's clock. */
  readonly time: number;
  /** World-to-camera, 4×4. */
  readonly pose: readonly number[];
}

/** Reads `time rx ry rz tx ty tz`, one pose a line: the rotation as axis-angle, world to camera. Lines that are none are
 * counted in `broken`.
 * @throws SceneError if no line is a pose */
export async function readTrajectory(file: SourceFile): Promise<{ poses: TimedPose[]; broken: number }> {
  const lines = (await readText(file)).split('\n').filter((line) => line.trim() !== '');
  const poses = lines.flatMap((line): TimedPose[] => {
    const numbers = line.trim().split(/\s+/).map(Number);
    if (numbers.length !== 7 || !numbers.every(Number.isFinite)) return [];
    const [time, rx, ry, rz, x, y, z] = numbers as [number, number, number, number, number, number, number];
    const r = axisAngleToMatrix([rx, ry, rz]);
    return [{ time, pose: [r[0], r[1], r[2], x, r[3], r[4], r[5], y, r[6], r[7], r[8], z, 0, 0, 0, 1] }];
  });
  if (poses.length === 0) {
    throw problem(
      file.path,
      'line 1',
      lines[0] ?? 'missing',
      'expected seven numbers: time, rotation as axis-angle, translation',
      'Check that the file is whole',
    );
  }
  return { poses: poses.sort((a, b) => a.time - b.time), broken: lines.length - poses.length };
}
