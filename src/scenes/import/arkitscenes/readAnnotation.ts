import { describeProblem, SceneError } from '../../sceneError';
import type { CaptureBox } from '../capture';
import { JsonPlace } from '../read/JsonPlace';
import { readJsonFile } from '../read/readJsonFile';
import type { SourceFile } from '../sourceFile';

/** Reads the boxes of a `*_3dod_annotation.json`: `obbAligned`, whose `normalizedAxes` holds the box's axes row by row. Objects
 * without a sound box are left out and told.
 * @throws SceneError if the file holds no list of objects */
export async function readAnnotation(file: SourceFile): Promise<{ boxes: CaptureBox[]; notes: string[] }> {
  const { json, notes } = await readJsonFile(file);
  const root = new JsonPlace(json, file.path);
  const faults: SceneError[] = [];
  const boxes = root
    .get('data')
    .items()
    .flatMap((place, index): CaptureBox[] => {
      try {
        return [boxOf(place, index)];
      } catch (error) {
        if (!(error instanceof SceneError)) throw error;
        faults.push(error);
        return [];
      }
    });
  if (faults.length > 0)
    notes.push(
      `${faults.length} ${faults.length === 1 ? 'box' : 'boxes'} left out: ${describeProblem(faults[0]!.problems[0]!)}`,
    );
  if (root.get('skipped').value === true)
    notes.push(`${file.path}: the annotators passed over this scan (skipped), so objects may lack boxes`);
  return { boxes, notes };
}

function boxOf(place: JsonPlace, index: number): CaptureBox {
  const box = place.get('segments').get('obbAligned');
  const [dx, dy, dz] = box.get('axesLengths').numbers(3) as [number, number, number];
  if (!(dx > 0 && dy > 0 && dz > 0))
    throw box.get('axesLengths').error('a size must be above 0', 'Give full extents in metres');
  const uid = place.get('uid');
  return {
    id: uid.present ? String(uid.value) : `object-${index + 1}`,
    label: place.get('label').string(),
    centre: box.get('centroid').numbers(3) as [number, number, number],
    size: [dx, dy, dz],
    rotation: box.get('normalizedAxes').matrix(3, 3),
  };
}
