import type { ReactElement } from 'react';
import { chooseImport } from '../import/importing';
import { actions } from '../state/actions';
import { toggleTheme, useTheme } from '../state/theme';
import { Button } from '../ui/Button';
import { Logo } from '../ui/Logo';
import { BackendChip } from './BackendChip';
import { CopyLink } from './CopyLink';
import { Crumbs } from './Crumbs';
import { ModeTabs } from './ModeTabs';
import css from './TopBar.module.css';

interface Props {
  readonly phone: boolean;
}

/** The 44 px line over everything: what is open, which mode, and what the page can do as a whole. On a phone all but
 * name and modes folds into a menu. */
export function TopBar({ phone }: Props): ReactElement {
  const theme = useTheme();
  const tools = (
    <>
      <BackendChip />
      <Button small aria-keyshortcuts="O" title="Open or export a scene (O)" onClick={chooseImport}>
        Open
      </Button>
      <CopyLink />
      <Button
        small
        aria-label="Keys"
        aria-keyshortcuts="?"
        title="Keys (?)"
        onClick={() => actions.setHelp(true)}
      >
        ?
      </Button>
    </>
  );
  return (
    <header className={css.bar}>
      <h1 className={css.name}>
        <Logo />
        Reward Room
      </h1>
      {!phone && (
        <div className={css.crumbs}>
          <Crumbs />
        </div>
      )}
      <ModeTabs />
      {phone ? (
        <>
          <button type="button" className={css.menuButton} popoverTarget="menu" aria-label="Menu">
            <i aria-hidden="true" />
          </button>
          <div id="menu" popover="auto" className={css.menu}>
            <Crumbs />
            <div className={css.tools}>
              {tools}
              <Button small onClick={toggleTheme}>
                {theme === 'dark' ? 'Light' : 'Dark'}
              </Button>
            </div>
          </div>
        </>
      ) : (
        <div className={css.tools}>{tools}</div>
      )}
    </header>
  );
}
