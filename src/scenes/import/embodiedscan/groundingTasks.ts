import type { CaptureTask } from '../capture';
import { evenly } from '../read/evenly';
import { plural } from '../read/plural';
import type { GroundingText } from './groundingTexts';
import type { ScanImage, ScanInstance } from './parseScan';

/** As many frames as VG-LLM shows of a scan. */
const SHOWN = 32;

/** Texts as tasks. The files say neither which frames are shown nor which is the best: evenly spaced ones are, the last of them
 * exchanged for one that the object is visible in, if it is visible in none. */
export function groundingTasks(
  texts: readonly GroundingText[],
  instances: readonly ScanInstance[],
  images: readonly ScanImage[],
  notes: string[],
): CaptureTask[] {
  if (images.length === 0) {
    if (texts.length > 0) notes.push(`${plural(texts.length, 'text')} left out: there are no frames to show`);
    return [];
  }
  const byId = new Map(instances.map((instance) => [instance.bboxId, instance]));
  const even = evenly(images.length, SHOWN);
  const tasks = texts.flatMap(({ id, text, target }): CaptureTask[] => {
    const instance = byId.get(target);
    if (!instance) return [];
    const sees = (frame: number) => images[frame]!.visible.includes(instance.index);
    const one = even.some(sees) ? -1 : images.findIndex((_, frame) => sees(frame));
    const frames = one < 0 ? even : [...even.slice(0, -1), one].sort((a, b) => a - b);
    return [{ id, kind: 'grounding', prompt: text, frames, box: instance.box, frame: null }];
  });
  const lost = texts.length - tasks.length;
  if (lost > 0)
    notes.push(`${plural(lost, 'text')} left out: the scan does not have the object that it is about`);
  return tasks;
}
