import type { ReactElement } from 'react';
import { isNumericQuestion, meanRelativeAccuracy, type ReasoningTask } from '#rewards';
import { useCurrent } from '../state/useCurrent';
import { PaneHeader } from '../ui/PaneHeader';
import { short } from '../words/numbers';
import { questionTitle } from '../words/questionTitle';
import css from './Question.module.css';

/** A spatial question: its options, the right answer, and how that is found. */
export function Question(): ReactElement | null {
  const current = useCurrent();
  if (current?.task.kind !== 'reasoning') return null;
  const { task, member } = current;
  const said = member?.result.prediction.answer?.text;
  return (
    <section className={css.question} aria-labelledby="question-title">
      <PaneHeader id="question-title" title={questionTitle(task.question)}>
        <span>
          right answer <b>{task.target.answer}</b>
        </span>
      </PaneHeader>
      {task.options && <Options task={task} said={said} />}
      {isNumericQuestion(task.question) && <p className={css.note}>{relativeError(task, said)}</p>}
      {task.working && (
        <>
          <h3>How the answer is found</h3>
          <pre className={css.working}>{task.working}</pre>
        </>
      )}
    </section>
  );
}

function Options({
  task,
  said,
}: {
  readonly task: ReasoningTask;
  readonly said: string | undefined;
}): ReactElement {
  return (
    <ol className={css.options}>
      {(task.options ?? []).map((option, index) => {
        const letter = String.fromCharCode(65 + index);
        const right = letter === task.target.answer;
        const chosen = said?.toUpperCase() === letter;
        return (
          <li key={letter} data-right={right || undefined} data-chosen={chosen || undefined}>
            <b>{letter}</b> {option}
            <i>{[right && 'right', chosen && 'said'].filter(Boolean).join(', ')}</i>
          </li>
        );
      })}
    </ol>
  );
}

/** Mean relative accuracy with this answer put in. */
function relativeError({ target }: ReasoningTask, said: string | undefined): string {
  const truth = Number(target.answer);
  const value = Number(said);
  if (said === undefined || !Number.isFinite(value) || truth === 0) return 'No number could be read';
  const error = Math.abs(value - truth) / Math.abs(truth);
  const passed = Math.round(meanRelativeAccuracy(value, truth) * 10);
  return `Relative error |${said} − ${target.answer}| ÷ ${target.answer} = ${short(error, 3)}: within ${passed} of the 10 bounds from 50 % down to 5 %`;
}
