import { memo, type ReactElement } from 'react';
import type { PartName, RewardResult, Task } from '#rewards';
import { explainRow } from '../derive/explainRow';
import type { LedgerRow } from '../derive/ledgerRows';
import { actions } from '../state/actions';
import { Mark } from '../ui/Mark';
import { iou, reward } from '../words/numbers';
import css from './Ledger.module.css';

interface Props {
  readonly row: LedgerRow;
  readonly task: Task;
  readonly result: RewardResult;
  readonly columns: readonly PartName[];
  readonly withIoU: boolean;
  readonly lit: boolean;
  readonly selected: boolean;
}

const verdicts = { tp: 'match', fp: 'false positive', fn: 'missed', answer: '' } as const;

/** A row of the ledger, and under it, once it is selected, one plain sentence. */
export const LedgerLine = memo(function LedgerLine(props: Props): ReactElement {
  const { row, task, result, columns, withIoU, lit, selected } = props;
  const isBox = row.kind !== 'answer';
  const state = {
    'data-kind': row.kind,
    'data-lit': lit || undefined,
    'data-selected': selected || undefined,
  };
  const pointer = {
    onPointerEnter: () => actions.hover(row.key),
    onPointerLeave: () => actions.hover(null),
    onClick: () => actions.select(row.key),
  };
  return (
    <>
      <tr {...state} {...pointer} aria-selected={selected}>
        <td className={css.sign}>
          {row.kind !== 'answer' && <Mark kind={row.kind} />}
          {isBox && <span className="visually-hidden">{verdicts[row.kind]}</span>}
        </td>
        <th className={css.name} scope="row">
          <button
            type="button"
            className={css.pick}
            aria-expanded={selected}
            onFocus={pointer.onPointerEnter}
            onBlur={pointer.onPointerLeave}
          >
            {row.label}
          </button>
        </th>
        {withIoU && <td>{row.iou === null || row.kind === 'fn' ? '' : iou(row.iou)}</td>}
        {columns.map((part) => (
          <td key={part}>{cell(row, part)}</td>
        ))}
        <td className={css.earned}>
          {row.earned === 0 && !isBox ? <s>{reward(row.lost)}</s> : reward(row.earned)}
        </td>
      </tr>
      {selected && (
        <tr className={css.why} {...state}>
          <td />
          <td colSpan={2 + columns.length + (withIoU ? 1 : 0)}>
            <Why row={row} task={task} result={result} />
          </td>
        </tr>
      )}
    </>
  );
});

/** What was earned; where that is nothing, what was lost, struck through. */
function cell(row: LedgerRow, part: PartName): ReactElement | string {
  const share = row.parts[part];
  if (!share) return '';
  if (row.kind === 'tp' || share.earned > 0 || part === 'iou') return reward(share.earned);
  return <s title={`loses ${reward(share.lost)}`}>{reward(share.lost)}</s>;
}

function Why({ row, task, result }: Pick<Props, 'row' | 'task' | 'result'>): ReactElement {
  const { before, verdict, after } = explainRow(row, task, result);
  return (
    <p>
      {before}
      <b className={css.verdict}>{verdict}</b>
      {after}
    </p>
  );
}
