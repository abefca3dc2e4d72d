import { SceneError, type SceneProblem } from '../../sceneError';
import type { JsonPlace } from '../read/JsonPlace';

/** A text of EmbodiedScan's grounding files about one object. */
export interface GroundingText {
  readonly id: string;
  /** `sample_idx` of the scan. */
  readonly scan: string;
  readonly text: string;
  /** `bbox_id` of the object. */
  readonly target: string;
}

/** Reads the texts of a `*_vg.json`. Texts about several objects at once, and those that cannot be read, are passed over. */
export function groundingTexts(
  file: JsonPlace,
  stem: string,
): { texts: GroundingText[]; several: number; problems: SceneProblem[] } {
  const texts: GroundingText[] = [];
  const problems: SceneProblem[] = [];
  let several = 0;
  for (const [index, place] of file.items().entries()) {
    try {
      const target = place.get('target_id');
      const ids = Array.isArray(target.value) ? target.value : [target.value];
      if (ids.length !== 1) {
        several += 1;
        continue;
      }
      if (!target.present) throw target.error('a text needs the bbox_id of its object');
      const own = place.get('id');
      texts.push({
        id: own.present ? own.string() : `${stem}/${index}`,
        scan: place.get('scan_id').string(),
        text: place.get('text').string(),
        target: String(ids[0]),
      });
    } catch (error) {
      if (!(error instanceof SceneError)) throw error;
      problems.push(...error.problems);
    }
  }
  return { texts, several, problems };
}
