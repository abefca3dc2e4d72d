import type { CameraBox } from '../box';
import { boxFault } from '../geometry/boxFault';
import type { Issue, ParsedBox } from '../result';
import { type JsonNode, memberOf } from './json/node';

/** Reads `{"label": …, "bbox_3d": […]}` or, for grounding, `{"frame": …, "bbox_3d": […]}`. Whatever stands in a list of
 * boxes is an entry; what is wrong with it is added to `faults`, once, with the span of the smallest part at fault. */
export function readStrictBox(entry: JsonNode, labelled: boolean, faults: Issue[]): ParsedBox {
  const fault = (code: string, message: string, node: JsonNode) =>
    faults.push({ code, message, span: node.span });
  const { span } = entry;
  if (entry.kind !== 'object') {
    fault('entry-shape', 'An entry must be an object {…}', entry);
    return { label: null, box: null, span };
  }
  let label: string | null = null;
  if (labelled) {
    const node = memberOf(entry, 'label');
    if (node?.kind === 'string') label = node.value;
    else
      fault('label-missing', node ? '"label" must be a string' : 'The entry has no "label"', node ?? entry);
  }
  const list = memberOf(entry, 'bbox_3d');
  if (list?.kind !== 'array') {
    fault(
      'box-missing',
      list ? '"bbox_3d" must be a list of nine numbers' : 'The entry has no "bbox_3d"',
      list ?? entry,
    );
    return { label, box: null, span };
  }
  const numbers = list.items.map((item) => (item.kind === 'number' ? item.value : Number.NaN));
  const wrong = boxFault(numbers);
  if (wrong) fault(wrong.code, wrong.message, list);
  return { label, box: wrong || !list.complete ? null : (numbers as unknown as CameraBox), span };
}
