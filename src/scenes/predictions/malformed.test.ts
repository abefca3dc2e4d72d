import { describe, expect, it } from 'vitest';
import { SceneError } from '../sceneError';
import { malformedPredictions } from './malformed.cases';
import { readPredictions } from './readPredictions';

describe('malformed dumps', () => {
  it.each(malformedPredictions)('$name', async ({ files, expect: expected }) => {
    let said = '';
    try {
      const dumps = await readPredictions({ name: 'run', files });
      said = dumps.flatMap(({ notes }) => notes).join('\n');
    } catch (error) {
      expect(error).toBeInstanceOf(SceneError);
      said = (error as SceneError).message;
    }
    expect(said).toMatch(expected);
  });
});
