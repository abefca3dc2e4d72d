import { describe, expect, it } from 'vitest';
import { scoreCompletion } from '#rewards';
import { answer, cameraBox, detection, grounding } from '../derive/testing';
import { formulas } from './formulas';

describe('formulas', () => {
  it('puts the numbers in', () => {
    const result = scoreCompletion(answer(['table', cameraBox(0)], ['chair', cameraBox(2.8)]), detection);
    expect(formulas(detection, result, true)).toEqual([
      { name: 'mean IoU', text: '1.111 ÷ 2 = 0.556' },
      { name: 'F1', text: '2·1 ÷ (2·1 + 1 + 2) = 0.400' },
      { name: 'F1 if it matched', text: '2·2 ÷ (2·2 + 0 + 1) = 0.800' },
    ]);
  });

  it('writes nothing predicted where something is', () => {
    const [iou, f1] = formulas(detection, scoreCompletion(answer(), detection));
    expect(iou!.text).toBe('no boxes: 0');
    expect(f1!.text).toBe('2·0 ÷ (2·0 + 0 + 3) = 0.000');
  });

  it.each([
    ['{"frame": 2, "bbox_3d": [0, 0, 4, 1, 1, 1, 0, 0, 0]}', '1 − |2 − 1| ÷ 5 = 0.800'],
    ['{"bbox_3d": [0, 0, 4, 1, 1, 1, 0, 0, 0]}', 'no frame: 0'],
  ])('writes the frame part of %s', (json, text) => {
    const result = scoreCompletion(`<think></think><answer>${json}</answer>`, grounding);
    expect(formulas(grounding, result).at(-1)).toEqual({ name: 'frame', text });
  });
});
