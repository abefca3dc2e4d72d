import { type ReactElement, type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import type { StoredRunInfo } from '#training';
import { ownTitle } from '../../state/runs/ownRuns';
import { replays, runActions } from '../../state/runs/replays';
import type { ShippedRun } from '../../state/runs/runIndex';
import { sampleScenes } from '../../state/sampleScenes';
import { trainer } from '../../state/trainer';
import { Button } from '../../ui/Button';
import { count, duration } from '../../words/numbers';
import { algorithmTitles } from '../knobs/knobTexts';
import css from './RunList.module.css';

const TRAINERS = { tfjs: 'this trainer', pytorch: 'the PyTorch twin' } as const;

/** A run that ships with the app. */
export function ShippedRunRow({ run }: { readonly run: ShippedRun }): ReactElement {
  return (
    <RunRow
      name={run.name}
      title={run.title}
      facts={`${algorithmTitles[run.algorithm]}, ${count(run.steps, 'step', 'steps')}, ${duration(run.seconds)} by ${TRAINERS[run.trainer]}`}
      onReplay={() => void runActions.replayShipped(run)}
      onCompare={() => void runActions.compareShipped(run)}
    />
  );
}

/** A run in the browser's storage: it can be gone on with, taken along and thrown away. */
export function OwnRunRow({ info }: { readonly info: StoredRunInfo }): ReactElement {
  const [sure, setSure] = useState(false);
  const busy = useStore(replays, (state) => state.busy === info.run);
  const isOpen = useStore(trainer.store, (run) => run.ready?.run === info.run);
  const training = useTraining();
  const until = info.record.steps ?? info.step;
  const { algorithm, seed } = info.record;
  return (
    <RunRow
      name={info.run}
      title={ownTitle(info)}
      facts={`${algorithmTitles[algorithm]}, step ${Math.max(info.step, 0)} of ${until}, seed ${seed}, ${roomTitle(info.scene)}${isOpen ? ', open now' : ''}`}
      onReplay={() => void runActions.replayOwn(info)}
      onCompare={() => void runActions.compareOwn(info)}
    >
      <Button
        small
        onClick={() => void runActions.resume(info)}
        disabled={busy || training || isOpen || info.step >= until}
      >
        Resume
      </Button>
      <Button small onClick={() => void runActions.export(info)} disabled={busy}>
        Export
      </Button>
      <Button
        small
        onClick={() => (sure ? void runActions.delete(info) : setSure(true))}
        onBlur={() => setSure(false)}
        disabled={busy || isOpen}
      >
        {sure ? 'Delete for good' : 'Delete'}
      </Button>
    </RunRow>
  );
}

interface Props {
  readonly name: string;
  readonly title: string;
  readonly facts: string;
  readonly onReplay: () => void;
  readonly onCompare: () => void;
  readonly children?: ReactNode;
}

function RunRow({ name, title, facts, onReplay, onCompare, children }: Props): ReactElement {
  const replayed = useStore(replays, (state) => state.replayed?.name === name);
  const compared = useStore(replays, (state) => state.compared?.name === name);
  const busy = useStore(replays, (state) => state.busy === name);
  const training = useTraining();
  return (
    <li className={css.run} aria-label={title}>
      <b>{title}</b>
      <p>{facts}</p>
      <div className={css.buttons}>
        <Button small onClick={onReplay} disabled={replayed || busy || training}>
          {busy ? 'Reading' : replayed ? 'Replayed' : 'Replay'}
        </Button>
        <Button small aria-pressed={compared} onClick={onCompare} disabled={replayed || busy}>
          {compared ? 'Compared' : 'Compare'}
        </Button>
        {children}
      </div>
    </li>
  );
}

/** What people call the room of a run: a room of one's own has its name only. */
function roomTitle(scene: string): string {
  return sampleScenes.find(({ id }) => id === scene)?.title ?? scene;
}

/** Whether steps are being taken: then the stage is not free for another run. */
function useTraining(): boolean {
  return useStore(trainer.store, ({ phase }) => ['loading', 'running', 'pausing'].includes(phase));
}
