import { type ReactElement, useEffect, useRef } from 'react';
import { type Shortcut, shortcuts } from '../keys/shortcuts';
import { actions } from '../state/actions';
import { Button } from '../ui/Button';
import css from './Help.module.css';

const groups: readonly Shortcut['group'][] = ['Boxes', 'Clip', 'Reconstruction', 'Training', 'Page'];

/** The keys, from the table that also drives them. It is there as long as it is open. */
export function Help(): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className={css.help}
      aria-labelledby="help-title"
      onClose={() => actions.setHelp(false)}
    >
      <header>
        <h2 id="help-title">Keys</h2>
        <Button small onClick={() => actions.setHelp(false)}>
          Close
        </Button>
      </header>
      <div className={css.groups}>
        {groups.map((group) => (
          <section key={group} aria-label={group}>
            <h3>{group}</h3>
            <dl>
              {shortcuts
                .filter((shortcut) => shortcut.group === group)
                .map(({ command, keys, shown, does }) => (
                  <div key={command}>
                    <dt>
                      {(shown ?? keys.join(' ').toUpperCase()).split(/ (?!–)(?<!– )/).map((key) => (
                        <kbd key={key}>{key}</kbd>
                      ))}
                    </dt>
                    <dd>{does}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <p>
        Tab goes through the boxes of the shown rollout first, from the worst IoU to the best, then through
        the page
      </p>
    </dialog>
  );
}
