import type { CameraBox } from '../box';
import { boxFault } from '../geometry/boxFault';
import type { Issue, Span } from '../result';
import { readEvaluatorLines } from './evaluatorLines';
import { pyFloatArray } from './python/array';
import { isObject, type PyValue, pyItem, pyKey } from './python/value';

/** A box as VG-LLM's detection evaluator counts it. */
export interface EvaluatorBox {
  /** The label where it is a string; otherwise null: such a label meets no truth. */
  readonly label: string | null;
  /** The category that it counts in, as Python's `json.dumps` writes the key. */
  readonly category: string;
  /** Null where the evaluator takes it in, but every IoU of it fails: a false positive. */
  readonly box: CameraBox | null;
  readonly span: Span;
}

/** Reads detection boxes as threedod/utils.py does. A line that is no dict with a usable "label" and an array of numbers
 * under "bbox_3d" is dropped: it is not even a false positive. */
export function readEvaluatorDetection(
  text: string,
  content: Span,
): { boxes: EvaluatorBox[]; faults: Issue[] } {
  const boxes: EvaluatorBox[] = [];
  const faults: Issue[] = [];
  for (const { span, value } of readEvaluatorLines(text, content, 'detection')) {
    const fault = (code: string, message: string) => faults.push({ code, message, span });
    if (value === undefined) {
      fault('line-unreadable', 'The evaluator cannot read this line and drops it');
      continue;
    }
    const label = pyItem(value, 'label');
    const listed = pyItem(value, 'bbox_3d');
    const array = listed === undefined ? null : pyFloatArray(listed);
    if (label === undefined || array === null || pyKey(label) === null) {
      fault('line-no-box', 'This line holds no single labelled box: the evaluator drops it');
      continue;
    }
    const box = array.shape.length === 1 ? evaluatorBox(array.data) : null;
    if (box === null)
      fault('box-invalid', 'The evaluator counts this box as a false positive: it is not nine numbers');
    boxes.push({ label: typeof label === 'string' ? label : null, category: categoryOf(label), box, span });
  }
  return { boxes, faults };
}

/** The box that PyTorch3D's IoU sees: a negative extent mirrors the corners and changes nothing. */
export function evaluatorBox(numbers: readonly number[]): CameraBox | null {
  const box = numbers.map((value, i) => (i >= 3 && i < 6 ? Math.abs(value) : value));
  return boxFault(box) ? null : (box as unknown as CameraBox);
}

function categoryOf(label: PyValue): string {
  if (typeof label === 'string') return label;
  if (isObject(label)) return pyKey(label)!;
  if (typeof label === 'number' && Number.isInteger(label)) return `${label}.0`;
  return String(label);
}
