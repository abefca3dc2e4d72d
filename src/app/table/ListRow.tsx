import { TriangleAlert } from 'lucide-react';
import { memo, type ReactElement, type ReactNode } from 'react';
import type { Task } from '#rewards';
import { Mark, type MarkKind } from '../ui/Mark';
import { SignedAdvantage } from '../ui/SignedAdvantage';
import { fixed, reward } from '../words/numbers';
import { taskTitle } from '../words/taskTitle';
import css from './RowList.module.css';
import type { TableRow } from './tableRow';

interface Props {
  readonly row: TableRow;
  /** The policy's title. */
  readonly policy: string;
  readonly index: number;
  /** Pixels from the list's top. */
  readonly top: number;
  readonly open: boolean;
  readonly onOpen: (index: number) => void;
}

/** One rollout in a line. */
export const ListRow = memo(function ListRow({ row, policy, index, top, open, onOpen }: Props): ReactElement {
  const { task, rollout, place, total, maximum, advantage, parts, right } = row;
  return (
    <tr
      aria-rowindex={index + 2}
      aria-current={open || undefined}
      className={css.row}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onOpen(index)}
    >
      <td className={right ? css.right : css.wrong}>
        <span aria-hidden="true">{right ? '✓' : '✗'}</span>
        <span className="visually-hidden">{right ? 'right' : 'wrong'}</span>
      </td>
      <Cell name>{rowTitle(task)}</Cell>
      <Cell name>{policy}</Cell>
      <Cell>{rollout.step}</Cell>
      <Cell>{place + 1}</Cell>
      <Cell>
        <i className={css.bar} aria-hidden="true">
          <i style={{ width: `${(100 * Math.max(0, total)) / (maximum || 1)}%` }} />
        </i>
        <b>{reward(total)}</b>
      </Cell>
      <Cell>
        <SignedAdvantage value={advantage} />
      </Cell>
      <Cell>{parts.iou === undefined ? '' : fixed(parts.iou, 3)}</Cell>
      <Cell>{parts.f1 === undefined ? '' : fixed(parts.f1, 3)}</Cell>
      <td className={css.found}>
        {foundWords(row).map(({ kind, count, words }) => (
          <span key={words} title={words}>
            {kind ? <Mark kind={kind} /> : <TriangleAlert size={12} aria-hidden="true" />}
            {kind && count}
            <span className="visually-hidden">{words}</span>
          </span>
        ))}
      </td>
      <Cell>{rollout.tokens ? rollout.tokens.length : `${rollout.completion.length} ch`}</Cell>
    </tr>
  );
});

function Cell({ children, name }: { readonly children: ReactNode; readonly name?: boolean }): ReactElement {
  return <td className={name ? css.name : css.figure}>{children}</td>;
}

interface Found {
  readonly kind: MarkKind | null;
  readonly count: number;
  readonly words: string;
}

/** A list is narrow: of a detection its frames are what tells it from others. */
function rowTitle(task: Task): string {
  return task.kind === 'detection'
    ? taskTitle(task).replace('Every object, frames', 'All objects,')
    : taskTitle(task);
}

/** The findings as signs with their counts, as on the cards; malformed text in words. */
function foundWords({ findings, task }: TableRow): readonly Found[] {
  const of = (test: (kind: string) => boolean) => findings.filter(({ kind }) => test(kind)).length;
  const correct = of((kind) => kind === 'correct');
  const missed = of((kind) => kind === 'missed');
  const malformed = of((kind) => kind === 'malformed');
  const wrong = findings.length - correct - missed - malformed;
  const found: Found[] =
    task.kind === 'detection'
      ? [
          { kind: 'tp', count: correct, words: 'matches' },
          { kind: 'fp', count: wrong, words: 'false positives' },
          { kind: 'fn', count: missed, words: 'missed' },
        ]
      : [];
  return malformed ? [...found, { kind: null, count: 1, words: 'malformed' }] : found;
}
