import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { Scene } from '#scenes';
import { truthKey } from '../derive/boxKey';
import { actions } from '../state/actions';
import { session } from '../state/session';
import { Mark } from '../ui/Mark';
import { PaneHeader } from '../ui/PaneHeader';
import { count, fixed } from '../words/numbers';
import css from './Ledger.module.css';

/** The objects of a scene that has no tasks: name, size and place. */
export function Objects({ scene }: { readonly scene: Scene }): ReactElement {
  const hovered = useStore(session, (state) => state.hovered);
  const selected = useStore(session, (state) => state.selected);
  const { instances } = scene;
  return (
    <section className={css.ledger} aria-labelledby="objects-title">
      <PaneHeader id="objects-title" title={scene.title}>
        <span>{count(instances.length, 'object', 'objects')}</span>
      </PaneHeader>
      {instances.length > 0 && (
        <table className={css.table}>
          <caption className="visually-hidden">Objects</caption>
          <thead>
            <tr>
              <th className={css.sign}>
                <span className="visually-hidden">Mark</span>
              </th>
              <th className={css.name} scope="col">
                Object
              </th>
              <th className={css.size} scope="col">
                Size, m
              </th>
            </tr>
          </thead>
          <tbody>
            {instances.map(({ id, label, box }, index) => {
              const key = truthKey(index);
              return (
                <tr
                  key={id}
                  data-kind="truth"
                  data-lit={key === hovered || undefined}
                  data-selected={key === selected || undefined}
                  aria-selected={key === selected}
                  onPointerEnter={() => actions.hover(key)}
                  onPointerLeave={() => actions.hover(null)}
                  onClick={() => actions.select(key)}
                >
                  <td className={css.sign}>
                    <Mark kind="truth" />
                  </td>
                  <th className={css.name} scope="row">
                    <button
                      type="button"
                      className={css.pick}
                      onFocus={() => actions.hover(key)}
                      onBlur={() => actions.hover(null)}
                    >
                      {label}
                    </button>
                  </th>
                  <td className={css.size}>
                    {box
                      .slice(3, 6)
                      .map((size) => fixed(size, 2))
                      .join(' × ')}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}
