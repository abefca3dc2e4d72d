import type { ReactElement } from 'react';
import { openLink } from '../state/open';
import type { Problem } from '../state/problem';
import { Button } from '../ui/Button';
import { ProblemNote } from '../ui/ProblemNote';
import css from './NoRoom.module.css';

/** In the stage's place while a scene is being opened, or when it can't be. */
export function NoRoom({ problem }: { readonly problem: Problem | null }): ReactElement {
  return (
    <section className={css.none} aria-label="Stage">
      {problem ? (
        <div className={css.problem}>
          <ProblemNote title="The scene could not be opened" problem={problem}>
            <Button primary onClick={() => void openLink(location.hash)}>
              Try again
            </Button>
          </ProblemNote>
        </div>
      ) : (
        <p role="status">Opening the room</p>
      )}
    </section>
  );
}
