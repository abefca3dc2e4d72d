import { describe, expect, it } from 'vitest';
import type { ClipFrame, QuestionType, ReasoningTask } from '#rewards';
import { Random } from '../random';
import { evenQuestions } from './evenQuestions';
import { grouped } from './grouped';

function task(id: number, question: QuestionType, answer: string, options?: string[]): ReasoningTask {
  const prompt = ['Question?', ...(options ?? []).map((each, i) => `${'AB'[i]}. ${each}`)].join('\n');
  return {
    id: String(id),
    scene: 'scene',
    kind: 'reasoning',
    question,
    prompt,
    ...(options && { options }),
    frames: [0 as ClipFrame],
    target: { answer },
  };
}

describe('evenQuestions', () => {
  // nine pairs in ten, and nine times in ten to the left
  const counts = Array.from({ length: 2000 }, (_, i) => task(i, 'object_counting', i % 10 ? '2' : '5'));
  const sides = Array.from({ length: 2000 }, (_, i) =>
    task(2000 + i, 'object_rel_direction_easy', i % 10 ? 'A' : 'B', ['left', 'right']),
  );
  const few = Array.from({ length: 200 }, (_, i) => task(4000 + i, 'room_size_estimation', `${10 + i}`));
  const kept = evenQuestions([...counts, ...sides, ...few], Random.seeded(1));

  it('takes as many of every type', () => {
    const numbers = [...grouped(kept, ({ question }) => question).values()].map(({ length }) => length);
    expect(numbers).toEqual([100, 100, 100]);
    expect(new Set(kept).size).toBe(300);
  });

  it('takes what the words give away less often', () => {
    const share = (question: QuestionType, answer: string) =>
      kept.filter((each) => each.question === question && each.target.answer === answer).length / 100;
    expect(share('object_counting', '2')).toBeLessThan(0.6);
    expect(share('object_rel_direction_easy', 'A')).toBeLessThan(0.9);
  });
});
