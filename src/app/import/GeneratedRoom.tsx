import { type ReactElement, useState } from 'react';
import type { SceneProblem } from '#scenes';
import { Button } from '../ui/Button';
import css from './ImportDialog.module.css';
import { closeImport } from './importing';
import { Problems } from './Problems';
import { problemsOf } from './problemsOf';

/** A room of the training set, made on the spot. */
export function GeneratedRoom(): ReactElement {
  const [place, setPlace] = useState(0);
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly SceneProblem[]>([]);
  const go = async () => {
    setBusy(true);
    setProblems([]);
    try {
      const { generateRoom } = await import('./generateRoom');
      await generateRoom(place);
      closeImport();
    } catch (failure) {
      setProblems(problemsOf(failure, 'The generator'));
      setBusy(false);
    }
  };
  return (
    <section className={css.export} aria-label="Generated room">
      <h3>A room that the policy is trained on</h3>
      <div>
        <label className={css.size}>
          Scene of the training set
          <input
            type="number"
            min={0}
            max={1_000_000}
            value={place}
            onChange={({ target }) => setPlace(Math.max(0, Math.trunc(target.valueAsNumber || 0)))}
          />
        </label>
        <Button disabled={busy} onClick={() => void go()}>
          {busy ? 'Generating' : 'Generate and open'}
        </Button>
      </div>
      <Problems problems={problems} />
    </section>
  );
}
