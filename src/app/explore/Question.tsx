import type { ReactElement } from 'react';
import { isNumericQuestion, type ReasoningTask } from '#rewards';
import { useCurrent } from '../state/useCurrent';
import { PaneHeader } from '../ui/PaneHeader';
import { questionTitle } from '../words/questionTitle';
import css from './Question.module.css';
import { Staircase } from './Staircase';

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
      {isNumericQuestion(task.question) && (
        <div className={css.note}>
          <Staircase truth={Number(task.target.answer)} said={numberOf(said)} />
        </div>
      )}
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

/** The number that an answer says, as far as it is one. */
function numberOf(said: string | undefined): number | null {
  const value = Number(said);
  return said === undefined || said.trim() === '' || !Number.isFinite(value) ? null : value;
}
