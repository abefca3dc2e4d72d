import { memo, type ReactElement } from 'react';
import type { Block, Piece } from '../derive/completionBlocks';
import type { LedgerRow } from '../derive/ledgerRows';
import { Mark } from '../ui/Mark';
import css from './CompletionBlock.module.css';

interface Props {
  readonly block: Block;
  /** The ledger's row of the box that the block holds. */
  readonly row: LedgerRow | null;
  readonly lit: boolean;
  readonly selected: boolean;
  /** Shown whole from the start: the only box. */
  readonly open: boolean;
  readonly onHover: (key: string | null) => void;
  readonly onSelect: (key: string | null) => void;
}

/** A line of a completion. A box's line is cut at the edge until it is selected, then it unfolds. */
export const CompletionBlock = memo(function CompletionBlock(props: Props): ReactElement {
  const { block, row, lit, selected, open, onHover, onSelect } = props;
  const pieces = block.pieces.map((piece, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a block's pieces never change places
    <span key={index} className={pieceClass(piece)} title={piece.issue ?? undefined}>
      {piece.text}
    </span>
  ));
  if (block.box === null) return <div className={css.plain}>{pieces}</div>;
  const verdict = row?.kind === 'tp' ? 'tp' : 'fp';
  return (
    // The keyboard reaches boxes through the list of boxes and the ledger; this line is one more place for the pointer.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      className={`${css.box} ${css[verdict]}`}
      data-box={block.box}
      data-lit={lit || undefined}
      data-selected={selected || undefined}
      data-open={open || selected || undefined}
      onPointerEnter={() => onHover(block.box)}
      onPointerLeave={() => onHover(null)}
      onClick={() => onSelect(block.box)}
    >
      <Mark kind={verdict} />
      <span className={css.text}>{pieces}</span>
    </div>
  );
});

function pieceClass(piece: Piece): string {
  const names = [
    piece.issue !== null && css.issue,
    piece.field && css[piece.field],
    piece.thought && css.thought,
  ];
  return names.filter(Boolean).join(' ');
}
