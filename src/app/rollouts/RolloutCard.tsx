import { memo, type ReactElement } from 'react';
import type { Scene } from '#scenes';
import { PlanView, type StageBox } from '#viewer';
import { ghostKey } from '../derive/ghostBoxes';
import type { Group, Member } from '../derive/group';
import { actions } from '../state/actions';
import { Mark } from '../ui/Mark';
import { SignedAdvantage } from '../ui/SignedAdvantage';
import { advantage, reward } from '../words/numbers';
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
}

/** A rollout as a small plan of the room, its reward, and its advantage on the scale of the bound. */
export const RolloutCard = memo(function RolloutCard(props: Props): ReactElement {
  const { number, member, group, bounds, ghosts, chosen, lit } = props;
  const { result, counts } = member;
  const boxes = ghosts ? tinted(member, group) : member.boxes;
  return (
    <button
      type="button"
      className={css.card}
      aria-pressed={chosen}
      aria-label={`Rollout ${number}: ${words(props)}`}
      data-lit={lit || undefined}
      onClick={() => actions.chooseRollout(number - 1)}
      onPointerEnter={() => ghosts && actions.hover(ghostKey(number - 1, 0))}
      onPointerLeave={() => ghosts && actions.hover(null)}
    >
      <span className={css.number}>{number}</span>
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
        <b>{reward(result.total)}</b>
        {group.task.kind === 'detection' && (
          <span className={css.counts}>
            <Mark kind="tp" />
            {counts.tp}
            <Mark kind="fp" />
            {counts.fp}
            <Mark kind="fn" />
            {counts.fn}
          </span>
        )}
        {group.task.kind === 'grounding' && (
          <span className={css.counts}>frame {result.prediction.frame?.value ?? '–'}</span>
        )}
      </span>
      <span className={css.line}>
        <AdvantageBar value={member.advantage} bound={group.bound} />
        <span className={css.advantage}>
          <SignedAdvantage value={member.advantage} />
        </span>
      </span>
    </button>
  );
});

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

function words({ member, group }: Props): string {
  const { tp, fp, fn } = member.counts;
  const verdicts = group.task.kind === 'detection' ? `, ${tp} matches, ${fp} false, ${fn} missed` : '';
  return `reward ${reward(member.result.total)}, advantage ${advantage(member.advantage)}${verdicts}`;
}
