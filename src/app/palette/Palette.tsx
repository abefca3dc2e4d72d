import { type KeyboardEvent, type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import type { Shortcut } from '../keys/shortcuts';
import { actions } from '../state/actions';
import { findItems } from './findItems';
import css from './Palette.module.css';
import { type PaletteItem, paletteItems } from './paletteItems';

interface Props {
  readonly onShortcut: (shortcut: Shortcut) => void;
}

/** Everything by name: type, choose, Enter. It is there as long as it is open. */
export function Palette({ onShortcut }: Props): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const items = useMemo(() => paletteItems(onShortcut), [onShortcut]);
  const found = useMemo(() => findItems(items, query), [items, query]);
  const close = () => actions.setPalette(false);
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const choose = (item: PaletteItem | undefined) => {
    if (!item) return;
    close();
    item.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = found.length - 1;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: at === last ? 0 : at + 1,
      ArrowUp: at === 0 ? last : at - 1,
      PageDown: Math.min(last, at + 8),
      PageUp: Math.max(0, at - 8),
    };
    const to = moves[event.key];
    if (to !== undefined) setAt(Math.max(0, to));
    else if (event.key === 'Enter') choose(found[at]);
    else return;
    event.preventDefault();
  };

  return (
    <dialog ref={dialog} className={css.palette} aria-label="Do or find anything" onClose={close}>
      <input
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-items"
        aria-activedescendant={found[at] ? optionId(at) : undefined}
        aria-label="Do or find anything"
        placeholder="Do or find anything: a key’s command, a scene, a task, a policy"
        value={query}
        onChange={({ target }) => {
          setQuery(target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id="palette-items" role="listbox" aria-label="What there is">
        {found.map(({ id, title, group, key, ...item }, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
          <div
            key={id}
            id={optionId(index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onPointerMove={() => setAt(index)}
            onClick={() => choose({ id, title, group, key, ...item })}
          >
            <span>{group}</span>
            <b>{title}</b>
            {key && <kbd>{key}</kbd>}
          </div>
        ))}
      </div>
      {found.length === 0 && <p>Nothing is called that</p>}
    </dialog>
  );
}

function optionId(index: number): string {
  return `palette-item-${index}`;
}
