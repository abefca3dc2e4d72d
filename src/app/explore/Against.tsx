import type { ReactElement } from 'react';
import { BoxSlices } from '#viewer';
import { boxOffset } from '../derive/boxOffset';
import type { Group } from '../derive/group';
import { useCurrent } from '../state/useCurrent';
import { type Inspected, useInspected } from '../state/useInspected';
import { PaneHeader } from '../ui/PaneHeader';
import { fixed, reward } from '../words/numbers';
import css from './Against.module.css';
import { formulas } from './formulas';

/** A box against its truth in three cuts, and the formulas with this rollout's numbers put in. */
export function Against(): ReactElement | null {
  const current = useCurrent();
  const inspected = useInspected();
  const member = current?.member;
  if (!member || current.task.kind === 'reasoning') return null;
  const row = inspected && member.rows.find(({ predicted }) => predicted === inspected.pair.predicted);
  const off = inspected && boxOffset(inspected.predicted, inspected.truth);
  const lines = formulas(current.task, member.result, row?.kind === 'fp' && inspected?.pair.compared);
  return (
    <section className={css.against} aria-labelledby="against-title">
      <PaneHeader
        id="against-title"
        title={inspected ? title(inspected, current.group, row?.label ?? 'box') : 'Box against its truth'}
      >
        {inspected && (
          <span>
            IoU <b>{reward(inspected.overlap.iou)}</b>
          </span>
        )}
      </PaneHeader>
      {inspected ? (
        <div className={css.slices}>
          <BoxSlices a={inspected.predicted} b={inspected.truth} role={row?.kind === 'tp' ? 'tp' : 'fp'} />
        </div>
      ) : (
        <p className={css.hint}>Point at a box or press ↓ to see why it earned what it did</p>
      )}
      <dl className={css.formulas}>
        {inspected && (
          <div>
            <dt>inter ÷ union</dt>
            <dd>
              <i aria-hidden="true" />
              {reward(inspected.overlap.volume)} ÷ {reward(inspected.overlap.union)} m³ ={' '}
              {reward(inspected.overlap.iou)}
            </dd>
          </div>
        )}
        {off && (
          <>
            <div>
              <dt>centres apart</dt>
              <dd>{fixed(off.distance, 2)} m</dd>
            </div>
            <div>
              <dt>turned by, volume</dt>
              <dd>
                {fixed(off.angle, 0)}°, × {fixed(off.volume, 2)}
              </dd>
            </div>
          </>
        )}
        {lines.map(({ name, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function title({ pair, key }: Inspected, { truthLabels }: Group, label: string): string {
  if (pair.compared) return `${label} against its truth`;
  const truth = truthLabels[pair.target] ?? 'truth';
  return key.startsWith('t') ? `${truth} and the nearest box` : `${label} and the nearest truth`;
}
