import type { StageBox } from './stageBox';
import type { StageLink } from './stageLink';

/** What stands on a box's tag, e.g. `armchair ✕ 0.21`: the sign says false where colour cannot. */
export function tagText({ role, label, figure }: StageBox): string {
  const parts = [label, role === 'fp' ? '✕' : '', figure].filter((part) => part !== '');
  return role === 'fn' ? `${parts.join(' ')}, missed` : parts.join(' ');
}

/** The boxes that get a tag, the most important first. A truth that was met says nothing that its match does not, and
 * ghosts are too many: they have one only while hovered or selected, or where there is nothing else to name. */
export function taggedBoxes(boxes: readonly StageBox[], link: StageLink): StageBox[] {
  const judged = boxes.some(({ role }) => role === 'tp' || role === 'fp' || role === 'fn');
  const rank = ({ key, role }: StageBox): number => {
    if (key === link.selected) return 0;
    if (key === link.hovered) return 1;
    if (role === 'ghost' || (role === 'truth' && judged)) return Number.NaN;
    return 2 + ['fp', 'fn', 'tp', 'truth'].indexOf(role);
  };
  return boxes.filter((box) => !Number.isNaN(rank(box))).sort((a, b) => rank(a) - rank(b));
}
