import { type ReactElement, type SyntheticEvent, useState } from 'react';
import { useStore } from 'zustand';
import { knobNotes } from '../../state/knobNotes';
import { type Knobs, knobs } from '../../state/knobs';
import { presetOf, presetsFor, withPreset } from '../../state/presets';
import type { Room } from '../../state/room';
import { runTasks } from '../../state/runConfig';
import { type TrainableKind, trainable } from '../../state/trainable';
import { trainer } from '../../state/trainer';
import { trainView } from '../../state/trainView';
import { Select } from '../../ui/Select';
import css from './KnobPanel.module.css';
import { knobTexts } from './knobTexts';
import { MainKnobs } from './MainKnobs';
import { MoreKnobs } from './MoreKnobs';

const KINDS = Object.keys(trainable) as TrainableKind[];
/** What the preset's list shows once a knob has been turned. */
const OWN = 'own';

/** The knobs of a run: few, and more on demand. They belong to its start: while a run is open they only show what it has. */
export function KnobPanel({ room }: { readonly room: Room }): ReactElement {
  const values = useStore(knobs);
  const open = useStore(trainer.store, ({ phase }) => phase !== 'idle' && phase !== 'failed');
  const more = useStore(trainView, (view) => view.more);
  const [pointed, setPointed] = useState<keyof Knobs | null>(null);
  const preset = presetOf(values);
  const point = ({ target }: SyntheticEvent) => {
    const knob = (target as Element).closest('[data-knob]')?.getAttribute('data-knob');
    setPointed((knob as keyof Knobs | undefined) ?? null);
  };
  return (
    <section className={css.knobs} aria-label="Knobs">
      <fieldset disabled={open} onFocus={point} onPointerOver={point} onPointerLeave={() => setPointed(null)}>
        <div className={css.choices}>
          <span data-knob="kind">
            <Select
              label="Task"
              value={values.kind}
              options={KINDS.filter((kind) => runTasks(room, kind).length > 0 || kind === values.kind).map(
                (kind) => ({ value: kind, title: trainable[kind].title }),
              )}
              onChange={(kind) => knobs.setState({ kind: kind as TrainableKind, weights: {} })}
            />
          </span>
          <Select
            label="Preset"
            value={preset?.name ?? OWN}
            options={[
              ...presetsFor(values.kind).map(({ name, title }) => ({ value: name, title })),
              ...(preset ? [] : [{ value: OWN, title: 'Your own' }]),
            ]}
            onChange={(name) => {
              const chosen = presetsFor(values.kind).find((each) => each.name === name);
              if (chosen) knobs.setState(withPreset(values, chosen));
            }}
          />
        </div>
        <MainKnobs values={values} />
        <p id="knob-hint" className={css.hint}>
          {pointed ? knobTexts[pointed] : (preset?.what ?? 'Your own settings; a preset brings its own back')}
        </p>
        {more && <MoreKnobs values={values} />}
        <div className={css.foot}>
          <span data-knob="prefer">
            <Select
              label="Backend"
              value={values.prefer}
              options={[
                { value: 'webgpu', title: 'WebGPU first' },
                { value: 'wasm', title: 'WASM' },
              ]}
              onChange={(prefer) => knobs.setState({ prefer: prefer === 'wasm' ? 'wasm' : 'webgpu' })}
            />
          </span>
        </div>
      </fieldset>
      <button
        type="button"
        className={css.more}
        aria-expanded={more}
        onClick={() => trainView.setState({ more: !more })}
      >
        {more ? 'Fewer' : 'More, 10 settings'}
      </button>
      {open ? (
        <p className={css.note}>The knobs are set for this run; Reset frees them</p>
      ) : (
        <ul className={css.notes} aria-label="About these settings" aria-live="polite">
          {values.prefer === 'webgpu' && !navigator.gpu && (
            <li>
              This browser has no WebGPU: a run takes WASM, the same numbers but slower. Exploring needs
              neither
            </li>
          )}
          {knobNotes(values).map(({ knob, text, blocks }) => (
            <li key={`${knob} ${text}`} data-blocks={blocks || undefined}>
              {text}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
