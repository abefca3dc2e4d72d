import { memo, type ReactElement } from 'react';
import type { Rollout } from '#rewards';
import type { Scene } from '#scenes';
import { PlanView, type StageBox } from '#viewer';
import { ghostKey } from '../derive/ghostBoxes';
import type { Group, Member } from '../derive/group';
import { actions } from '../state/actions';
import { Mark, type MarkKind } from '../ui/Mark';
import { PartsStrip } from '../ui/PartsStrip';
import { SignedAdvantage } from '../ui/SignedAdvantage';
import { reward } from '../words/numbers';
import { AdvantageBar } from './AdvantageBar';
import css from './RolloutCard.module.css';

interface Props {
  /** From 1. */
  readonly number: number;
  readonly member: Member;
  readonly group: Group;
  readonly bounds: Scene['bounds'];
  /** Boxes tinted by advantage instead of by verdict. */
  readonly ghosts: boolean;
  readonly chosen: boolean;
  readonly lit: boolean;
  /** It stays in sight while others are looked at. */
  readonly pinned: boolean;
}

/** A rollout as a small plan of the room, its reward, and its advantage on the scale of the bound. */
export const RolloutCard = memo(function RolloutCard(props: Props): ReactElement {
  const { number, member, group, bounds, ghosts, chosen, lit, pinned } = props;
  const { result, counts } = member;
  const format = result.parts.find(({ name }) => name === 'format');
  const malformed = format !== undefined && format.value < format.maximum;
  const boxes = ghosts ? tinted(member, group) : member.boxes;
  return (
    <button
      type="button"
      className={css.card}
      aria-pressed={chosen}
      data-lit={lit || undefined}
      onClick={() => actions.chooseRollout(number - 1)}
      onPointerEnter={() => ghosts && actions.hover(ghostKey(number - 1, 0))}
      onPointerLeave={() => ghosts && actions.hover(null)}
    >
      <span className={css.number}>
        <span className="visually-hidden">Rollout </span>
        {number}
      </span>
      <span className={css.note}>
        {pinned && <span>pinned</span>}
        {malformed && <span className={css.malformed}>malformed</span>}
        {!pinned && !malformed && length(member.rollout)}
      </span>
      <span className={css.plan}>
        <PlanView
          boxes={boxes}
          bounds={bounds}
          width={104}
          height={72}
          focus={group.task.kind === 'grounding' ? 't0' : undefined}
        />
      </span>
      <span className={css.line}>
        <b>
          <span className="visually-hidden">reward </span>
          {reward(result.total)}
        </b>
        {group.task.kind === 'detection' && (
          <span className={css.counts}>
            <Count kind="tp" words="matches" value={counts.tp} />
            <Count kind="fp" words="false" value={counts.fp} />
            <Count kind="fn" words="missed" value={counts.fn} />
          </span>
        )}
        {group.task.kind === 'grounding' && (
          <span className={css.counts}>frame {result.prediction.frame?.value ?? '–'}</span>
        )}
      </span>
      <PartsStrip result={result} />
      <span className={css.line}>
        <AdvantageBar value={member.advantage} bound={group.bound} />
        <span className={css.advantage}>
          <span className="visually-hidden">advantage </span>
          <SignedAdvantage value={member.advantage} />
        </span>
      </span>
    </button>
  );
});

/** In tokens, where they are known, else in characters. */
function length({ tokens, completion }: Rollout): string {
  return tokens ? `${tokens.length} tokens` : `${completion.length} ch`;
}

/** The truths, and this rollout's boxes tinted by its advantage. */
function tinted(member: Member, group: Group): readonly StageBox[] {
  const share = group.bound > 0 ? member.advantage / group.bound : 0;
  return member.boxes.map((box) =>
    box.role === 'tp' || box.role === 'fp'
      ? { ...box, role: 'ghost', advantage: share }
      : box.role === 'fn'
        ? { ...box, role: 'truth' }
        : box,
  );
}

interface CountProps {
  readonly kind: MarkKind;
  readonly words: string;
  readonly value: number;
}

function Count({ kind, words, value }: CountProps): ReactElement {
  return (
    <>
      <Mark kind={kind} />
      {value}
      <span className="visually-hidden"> {words} </span>
    </>
  );
}
