import type { ReactElement } from 'react';
import { Button } from '../ui/Button';
import { Select } from '../ui/Select';
import { count } from '../words/numbers';
import { Answers } from './Answers';
import css from './ImportDialog.module.css';
import { chooseScene, type Importing, takePredictions, takeScene } from './importing';
import { Preview } from './Preview';
import { Problems } from './Problems';
import { Readings } from './Readings';

type FoundState = Extract<Importing, { phase: 'found' }>;

/** What was found, how its numbers are read, and what that looks like. */
export function Found({ state }: { readonly state: FoundState }): ReactElement {
  const { view, made } = state;
  const scene = view.scenes[state.scene];
  const notes = [
    ...view.notes,
    ...(scene?.notes ?? []),
    ...(made.status === 'ready' ? made.notes : []),
    ...passedOver(state),
  ];
  const canAdd = (view.predictions?.rollouts.length ?? 0) > 0 && !scene;
  return (
    <>
      <div className={css.columns} data-single={!scene || undefined}>
        <div className={css.side}>
          {view.scenes.length > 1 && (
            <Select
              label="Scene"
              value={String(state.scene)}
              options={view.scenes.map(({ title }, index) => ({ value: String(index), title }))}
              onChange={(value) => chooseScene(Number(value))}
            />
          )}
          {scene && (
            <dl className={css.facts}>
              <Fact name="Format" value={scene.format} />
              <Fact name="Frames" value={scene.frames > 0 ? String(scene.frames) : 'none'} />
              <Fact name="Points" value={scene.points > 0 ? scene.points.toLocaleString('en') : 'none'} />
              <Fact name="Boxes" value={String(scene.boxes)} />
              <Fact name="Tasks" value={String(scene.tasks)} />
            </dl>
          )}
          {view.predictions && <Answers predictions={view.predictions} />}
          {scene && <Readings scene={scene} reading={state.reading} />}
          {notes.length > 0 && (
            <section aria-label="Notes">
              <h3>Good to know</h3>
              <ul className={css.notes}>
                {notes.map((note) => (
                  <li key={note}>{note}</li>
                ))}
              </ul>
            </section>
          )}
          <Problems problems={view.problems} />
        </div>
        {scene && (
          <div className={css.preview}>
            {made.status === 'making' && <p role="status">Placing points and boxes</p>}
            {made.status === 'failed' && <Problems problems={made.problems} />}
            {made.status === 'ready' && <Preview key={made.folder.scene.id} folder={made.folder} />}
          </div>
        )}
      </div>
      <footer className={css.footer}>
        {scene && (
          <Button primary disabled={made.status !== 'ready'} onClick={takeScene}>
            Open this scene
          </Button>
        )}
        {canAdd && (
          <Button primary onClick={takePredictions}>
            Add {count(view.predictions?.rollouts.length ?? 0, 'answer', 'answers')} to the open scene
          </Button>
        )}
      </footer>
    </>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function passedOver({ view }: FoundState): string[] {
  const { length } = view.passedOver;
  if (length === 0) return [];
  const [first] = view.passedOver;
  const more = length > 1 ? `, and ${count(length - 1, 'other file', 'other files')}` : '';
  return [`Not used: ${first!.path} (${first!.why})${more}`];
}
