import type { ReasoningTask } from '#rewards';
import { numberGrid } from './numberGrid';

/** The text that imitation teaches for a spatial question: the answer alone, or its working as thought before it. */
export function writeReasoning(task: ReasoningTask, thinking: boolean): string {
  return `<think>${thinking ? thoughtOf(task) : ''}</think><answer>${task.target.answer}</answer>`;
}

/** A question's working as a policy writes it: metres on the number grid, angles to five degrees. */
function thoughtOf({ working = '', question, options }: ReasoningTask): string {
  const lines = working.split('\n');
  // In the order of the options: nearest first would answer before the comparison.
  if (question === 'object_rel_distance' && options)
    lines.sort((a, b) => place(a, options) - place(b, options));
  return lines
    .join('\n')
    .replace(/-?\d+\.\d\d(?!\d)/g, (text) => onGrid(Number(text)))
    .replace(/\d+(?=°)/g, (text) => String((5 * Math.round(Number(text) / 5)) % 360));
}

const HIGHEST = numberGrid.lowest + numberGrid.step * (numberGrid.count - 1);

/** Areas lie beyond the grid: they are written as the answer is, to a tenth. */
function onGrid(value: number): string {
  const within = value >= numberGrid.lowest && value <= HIGHEST;
  return within ? numberGrid.round(value) : value.toFixed(1);
}

/** The option that a line "ottoman to couch: 1.65 m" is about; the line that names the answer comes last. */
function place(line: string, options: readonly string[]): number {
  const index = options.findIndex((option) => line.includes(` to ${option}:`));
  return index < 0 ? options.length : index;
}
