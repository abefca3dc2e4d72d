import { type ReactElement, useState } from 'react';
import type { FormatId, PredictionFormatId, SceneProblem } from '#scenes';
import type { Room } from '../state/room';
import { Button } from '../ui/Button';
import { Select } from '../ui/Select';
import { answerExports, sceneExports } from './exportFormats';
import { exportAnswers, exportRoom } from './exportRoom';
import css from './ImportDialog.module.css';
import { Problems } from './Problems';
import { problemsOf } from './problemsOf';

const options = (titles: Readonly<Record<string, string>>) =>
  Object.entries(titles).map(([value, title]) => ({ value, title }));

/** The open scene, and what was answered to its tasks, out again in any format. */
export function ExportForm({ room }: { readonly room: Room }): ReactElement {
  const [scene, setScene] = useState<FormatId>('reward-room');
  const [answers, setAnswers] = useState<PredictionFormatId>('jsonl');
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly SceneProblem[]>([]);
  const go = async (write: () => Promise<void>) => {
    setBusy(true);
    setProblems([]);
    try {
      await write();
    } catch (failure) {
      setProblems(problemsOf(failure, room.scene.title));
    }
    setBusy(false);
  };
  return (
    <section className={css.export} aria-label="Export">
      <h3>Export {room.scene.title}</h3>
      <div>
        <Select
          label="Scene as"
          value={scene}
          options={options(sceneExports)}
          onChange={(value) => setScene(value as FormatId)}
        />
        <Button disabled={busy} onClick={() => void go(() => exportRoom(room, scene))}>
          Export scene
        </Button>
      </div>
      {room.policies.length > 0 && (
        <div>
          <Select
            label="Answers as"
            value={answers}
            options={options(answerExports)}
            onChange={(value) => setAnswers(value as PredictionFormatId)}
          />
          <Button disabled={busy} onClick={() => void go(() => exportAnswers(room, answers))}>
            Export answers
          </Button>
        </div>
      )}
      <p className={css.quiet} role="status">
        {busy ? 'Packing a zip' : 'Both come as a zip, which can be dropped here again'}
      </p>
      <Problems problems={problems} />
    </section>
  );
}
