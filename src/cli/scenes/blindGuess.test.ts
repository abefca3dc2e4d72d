import { describe, expect, it } from 'vitest';
import type { ClipFrame, QuestionType, ReasoningTask } from '#rewards';
import { bestConstant, chanceScore, meanScore, textOnly } from './blindGuess';

function task(question: QuestionType, prompt: string, answer: string, options?: string[]): ReasoningTask {
  const base = { id: '', scene: '', kind: 'reasoning', frames: [0 as ClipFrame] } as const;
  const text = options ? [prompt, ...options.map((each, i) => `${'ABCD'[i]}. ${each}`)].join('\n') : prompt;
  return { ...base, question, prompt: text, target: { answer }, ...(options && { options }) };
}

const counts = (...answers: number[]) => answers.map((n) => task('object_counting', 'How many?', `${n}`));

describe('guesses without looking', () => {
  it('take the constant with the best mean score, which need not be the commonest', () => {
    expect(bestConstant(counts(2, 2, 2, 3))).toBe('2');
    // 2 scores 1, 1 and 0.1; 5 scores 0.6, 1 and 0.7
    expect(bestConstant(counts(2, 2, 4, 5, 6))).toBe('5');
    expect(meanScore(counts(2, 4), () => '2')).toBeCloseTo((1 + 0.1) / 2, 12);
  });

  it('know what chance is', () => {
    expect(chanceScore([task('route_planning', 'Which?', 'A', ['left', 'right'])])).toBe(0.5);
    expect(chanceScore(counts(2, 4))).toBeCloseTo((1 + 0.1 + 1 + 0) / 4, 12);
  });

  it('learn what a label tells of its size', () => {
    const training = Array.from({ length: 20 }, (_, i) => [
      task('object_size_estimation', 'How long is the bed?', `${200 + i}`),
      task('object_size_estimation', 'How long is the bin?', `${30 + (i % 3)}`),
    ]).flat();
    expect(meanScore(training, textOnly(training))).toBeGreaterThan(0.95);
  });

  it('learn which option goes with which words, and not where it stands', () => {
    const training = Array.from({ length: 40 }, (_, i) =>
      i % 2 === 0
        ? task('object_rel_distance', 'Nearest to the desk?', 'A', ['monitor', 'bed'])
        : task('object_rel_distance', 'Nearest to the pillow?', 'A', ['bed', 'monitor']),
    );
    const turned = [
      task('object_rel_distance', 'Nearest to the desk?', 'B', ['bed', 'monitor']),
      task('object_rel_distance', 'Nearest to the pillow?', 'B', ['monitor', 'bed']),
    ];
    expect(meanScore(turned, textOnly(training))).toBe(1);
  });
});
