import { type CameraBox, type Task, transformBox } from '#rewards';
import type { RowEvidence } from './rowEvidence';
import { sameBox, sameBoxes } from './sameBox';

/** A task in a form that can be compared with rows. */
export interface ComparableTask {
  readonly task: Task;
  readonly scene: string;
  readonly prompt: string;
  /** Names of its shown frames; null where unknown. */
  readonly images: readonly string[] | null;
  /** Place among the tasks of its kind, as they were given: the row of the data set, if they are that data set. */
  readonly row: number;
}

/** One thing that a row can say about its task. */
export interface Clue {
  readonly name: string;
  readonly said: (row: RowEvidence) => boolean;
  readonly agrees: (row: RowEvidence, task: ComparableTask) => boolean;
  /** A row that agrees with no task on it belongs to none; otherwise the clue is just not used. */
  readonly binding?: boolean;
  /** Whether it is enough to tell this task by, if no other agrees. */
  readonly tells: (task: ComparableTask) => boolean;
}

const never = () => false;
const always = () => true;
/** Prompts of detection are all the same. */
const notDetection = ({ task }: ComparableTask) => task.kind !== 'detection';
/** All else is asked several times about the same frames. */
const isDetection = ({ task }: ComparableTask) => task.kind === 'detection';

/** What tells a task, the most trusted first. */
export const CLUES: readonly Clue[] = [
  {
    name: 'kind',
    said: ({ kind }) => kind !== undefined,
    agrees: ({ kind }, { task }) => task.kind === kind,
    binding: true,
    tells: never,
  },
  {
    name: 'scene',
    said: ({ scene }) => scene !== undefined,
    agrees: ({ scene = '' }, task) =>
      scene === task.scene || scene.endsWith(`-${task.scene}`) || task.scene.endsWith(`-${scene}`),
    binding: true,
    tells: never,
  },
  {
    name: 'true boxes',
    said: ({ boxes, worldBox, frameBox }) => Boolean(boxes || worldBox || frameBox),
    agrees: sameTarget,
    binding: true,
    tells: always,
  },
  {
    name: 'question id',
    said: ({ questionId }) => questionId !== undefined,
    agrees: ({ questionId }, { task }) => task.id === questionId,
    tells: always,
  },
  {
    name: 'frames',
    said: ({ images }) => images !== undefined,
    agrees: ({ images }, task) => String(task.images) === String(images),
    tells: isDetection,
  },
  {
    // Some logs name the first few only (lmms-eval: four).
    name: 'frames',
    said: ({ images }) => images !== undefined,
    agrees: ({ images = [] }, task) => String(task.images?.slice(0, images.length)) === String(images),
    tells: isDetection,
  },
  {
    name: 'prompt',
    said: ({ prompt }) => prompt !== undefined,
    agrees: ({ prompt }, task) => prompt === task.prompt,
    tells: notDetection,
  },
  {
    name: 'question in the prompt',
    said: ({ prompt }) => prompt !== undefined,
    agrees: ({ prompt = '' }, task) => contains(prompt, task.prompt) || contains(task.prompt, prompt),
    tells: notDetection,
  },
  {
    name: 'answer',
    said: ({ answer }) => answer !== undefined,
    agrees: ({ answer = '' }, { task }) =>
      task.kind !== 'reasoning' || sameAnswer(task.target.answer, answer),
    binding: true,
    tells: never,
  },
  {
    name: 'row of the data set',
    said: ({ docId }) => docId !== undefined,
    agrees: ({ docId, prompt }, task) => task.row === docId && prompt === task.prompt,
    tells: always,
  },
];

function sameTarget({ boxes, worldBox, frameBox }: RowEvidence, { task }: ComparableTask): boolean {
  if (task.kind === 'detection') return boxes !== undefined && sameBoxes(boxes, task.target.boxes);
  if (task.kind !== 'grounding') return false;
  if (worldBox) return sameBox(worldBox, task.target.box);
  const pose = frameBox && task.poses[frameBox.frame];
  return (
    pose !== undefined && sameBox(transformBox(pose, frameBox!.box as unknown as CameraBox), task.target.box)
  );
}

/** Whether the longer text holds the shorter as whole words; a word or two may stand anywhere. */
function contains(text: string, part: string): boolean {
  if (part.length < 12 || part.length >= text.length) return false;
  const at = text.indexOf(part);
  return at >= 0 && !isWord(text[at - 1]) && !isWord(text[at + part.length]);
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}

function sameAnswer(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase() || (a.trim() !== '' && Number(a) === Number(b));
}
