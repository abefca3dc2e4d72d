import type { Capture } from '../capture';
import { OUR_CONVENTION } from '../convention';
import { readEach } from '../read/readEach';
import { sceneId } from '../read/sceneId';
import type { FileSource } from '../sourceFile';
import { readAnnotation } from './readAnnotation';
import { scanClip } from './scanClip';
import { type ScanFiles, scanFiles } from './scanFiles';

/** Reads all ARKitScenes scans in a source: boxes, poses and pictures, as far as they are there. The mesh beside them is a PLY.
 * @throws SceneError if nothing can be had */
export async function readArkitScenes(source: FileSource): Promise<readonly Capture[]> {
  const taken = new Set<string>();
  return readEach(scanFiles(source), (scan) => capture(scan, sceneId(scan.name, taken)));
}

async function capture(scan: ScanFiles, id: string): Promise<Capture> {
  const notes: string[] = [];
  const annotation = scan.annotation && (await readAnnotation(scan.annotation));
  if (annotation) notes.push(...annotation.notes);
  else notes.push(`${scan.name}_3dod_annotation.json is not among the files: there are no boxes`);
  const clip = await scanClip(scan, notes);
  if (clip === null) notes.push('No .traj is among the files: there are no frames');
  return {
    format: 'arkitscenes',
    id,
    title: scan.name,
    clip,
    points: null,
    boxes: annotation?.boxes ?? [],
    tasks: [],
    axisAlignment: null,
    convention: { ...OUR_CONVENTION, pose: 'world-to-camera', axes: 'rows' },
    open: ['pose', 'axes'],
    notes,
  };
}
