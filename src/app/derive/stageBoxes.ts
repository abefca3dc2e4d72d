import type { WorldBox } from '#rewards';
import type { StageBox } from '#viewer';
import { iou } from '../words/numbers';
import { predictedKey, truthKey } from './boxKey';
import type { LedgerRow } from './ledgerRows';

/** The boxes of one rollout as both panes draw them: truths first, so that predictions lie on top.
 *
 * A truth is `fn` where a ledger row says that it was missed; else it is drawn as plain truth.
 * @param truthLabels name per truth */
export function stageBoxes(
  rows: readonly LedgerRow[],
  predicted: readonly (WorldBox | null)[],
  truths: readonly WorldBox[],
  truthLabels: readonly string[],
): readonly StageBox[] {
  const rowOf = new Map(rows.map((row) => [row.key, row]));
  const boxes: StageBox[] = truths.map((box, index) => {
    const key = truthKey(index);
    const missed = rowOf.get(key)?.kind === 'fn';
    return { key, role: missed ? 'fn' : 'truth', label: truthLabels[index] ?? 'box', figure: '', box };
  });
  predicted.forEach((box, index) => {
    const key = predictedKey(index);
    const row = rowOf.get(key);
    if (!box || !row) return;
    const role = row.kind === 'tp' ? 'tp' : 'fp';
    boxes.push({ key, role, label: row.label, figure: row.iou === null ? '' : iou(row.iou), box });
  });
  return boxes;
}
