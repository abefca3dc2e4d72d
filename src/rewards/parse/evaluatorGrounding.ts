import type { CameraBox } from '../box';
import type { Issue, Span } from '../result';
import { evaluatorBox } from './evaluatorDetection';
import { readEvaluatorLines } from './evaluatorLines';
import { pyFloatArray } from './python/array';
import { isObject, type PyValue, pyItem } from './python/value';

/** What ScanRefer's evaluator in VG-LLM makes of an answer. */
export interface EvaluatorGrounding {
  /** The number under "frame", or null. */
  readonly frame: number | null;
  /** Whether the frame is one that the evaluator accepts: an int (Python's True is one) of the shown frames. */
  readonly frameValid: boolean;
  /** Whether a box is listed at all; `box` is null where it is invalid. */
  readonly listed: boolean;
  readonly box: CameraBox | null;
  /** Of the line that was read; null where none names a box. */
  readonly span: Span | null;
  readonly faults: readonly Issue[];
}

/** Reads frame and box as scanrefer/utils.py does: only the first line with "bbox_3d" counts.
 * @param frameCount number of shown frames; 0 where unknown */
export function readEvaluatorGrounding(text: string, content: Span, frameCount: number): EvaluatorGrounding {
  const line = readEvaluatorLines(text, content, 'grounding')[0];
  if (!line)
    return {
      frame: null,
      frameValid: false,
      listed: false,
      box: null,
      span: null,
      faults: [{ code: 'line-missing', message: 'No line names "bbox_3d"', span: null }],
    };
  const { span } = line;
  const value = line.value ?? null;
  const frame = pyItem(value, 'frame');
  const index = typeof frame === 'bigint' || typeof frame === 'boolean' ? Number(frame) : null;
  const frameValid = index !== null && index >= 0 && index < (frameCount || Number.POSITIVE_INFINITY);
  const list = pyItem(value, 'bbox_3d');
  const box = readBox(list);
  const faults: Issue[] = [];
  if (!isObject(value) || value.type !== 'dict')
    faults.push({ code: 'line-unreadable', message: 'The evaluator reads no dict from this line', span });
  else {
    if (!frameValid)
      faults.push({ code: 'frame-invalid', message: 'The frame is no whole number of a shown frame', span });
    if (!box) faults.push({ code: 'box-invalid', message: 'The box is not a list of nine numbers', span });
  }
  return {
    frame: index ?? (typeof frame === 'number' ? frame : null),
    frameValid,
    listed: list !== undefined,
    box,
    span,
    faults,
  };
}

/** A list (no tuple) of nine: centre and extents numbers or truth values, angles also numeric strings, as SciPy takes them. */
function readBox(value: PyValue | undefined): CameraBox | null {
  if (value === undefined || !isObject(value) || value.type !== 'list' || value.items.length !== 9)
    return null;
  const numeric = (item: PyValue) => item !== null && typeof item !== 'string' && !isObject(item);
  if (!value.items.slice(0, 6).every(numeric)) return null;
  const angles = value.items.slice(6);
  // NumPy turns a truth value beside a string into the text "True", which is no number.
  if (angles.some((item) => typeof item === 'string') && angles.some((item) => typeof item === 'boolean'))
    return null;
  if (angles.some((item) => item !== null && typeof item === 'object')) return null;
  const array = pyFloatArray(value);
  return array && evaluatorBox(array.data);
}
