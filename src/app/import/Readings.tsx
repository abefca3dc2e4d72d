import type { ReactElement } from 'react';
import { fixed } from '../words/numbers';
import { conventionWords } from './conventionWords';
import css from './ImportDialog.module.css';
import { chooseReading } from './importing';
import type { SceneView } from './importView';

interface Props {
  readonly scene: SceneView;
  /** Place in its readings. */
  readonly reading: number;
}

/** The plausible ways to read a file's numbers, how well each fits and by what evidence. Nothing is changed unless the user
 * chooses it. */
export function Readings({ scene, reading }: Props): ReactElement {
  const { readings, declared, undecided, doubtful } = scene;
  const usual = readings[declared]?.convention;
  const chosen = readings[reading];
  return (
    <fieldset className={css.readings}>
      <legend>Read as</legend>
      {doubtful && (
        <p className={css.doubt} role="status">
          Boxes or points may not line up: another reading fits better than what the format says
        </p>
      )}
      {readings.map(({ convention, behind }, index) => (
        <label key={JSON.stringify(convention)} className={css.reading}>
          <input
            type="radio"
            name="reading"
            checked={index === reading}
            onChange={() => chooseReading(index)}
          />
          <span>
            {index === declared ? 'As the format says' : conventionWords(convention, usual)}
            {index === declared && usual && <small>{conventionWords(usual)}</small>}
          </span>
          <meter min={0} max={1} value={Math.exp(-behind)} aria-label="How well it fits beside the best" />
          <output>{behind === 0 ? 'best' : `−${fixed(behind, 1)}`}</output>
        </label>
      ))}
      {chosen && chosen.evidence.length > 0 && (
        <ul className={css.evidence} aria-label="Evidence">
          {chosen.evidence.map(({ text, behind }) => (
            <li key={text} data-favours={behind < 0.05 || undefined}>
              {text}
            </li>
          ))}
        </ul>
      )}
      {undecided.map((text) => (
        <p key={text} className={css.quiet}>
          {text}
        </p>
      ))}
    </fieldset>
  );
}
