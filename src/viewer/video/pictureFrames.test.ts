import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClipFrame } from '#rewards';
import { pictureFrames } from './pictureFrames';

// Eight pictures, of which 3 and 4 are not there.
const open = () => {
  const said: string[] = [];
  const source = pictureFrames(
    async (frame) => {
      if (frame === 3 || frame === 4) throw new Error(`${frame}.jpg is not there`);
      return new Blob([String(frame)]);
    },
    8,
    {
      onPicture: () => said.push('picture'),
      onFailure: () => said.push('failure'),
      onGap: (frame, error, stand) => said.push(`gap ${frame}, ${(error as Error).message}, ${stand}`),
    },
  );
  const want = async (frame: number, playing = false) => {
    source.want(frame as ClipFrame, playing);
    await vi.waitFor(() => expect(said.length).toBeGreaterThan(0));
    const shown = source.picture(frame as ClipFrame)?.frame ?? null;
    return [said.splice(0).at(-1), shown];
  };
  return { want, source, said };
};

describe('a folder of pictures with gaps', () => {
  beforeEach(() => vi.stubGlobal('createImageBitmap', async () => ({ close() {} })));
  afterEach(() => vi.unstubAllGlobals());

  it('says which frame is missing each time it is wanted, and shows the others', async () => {
    const { want } = open();
    expect(await want(2)).toEqual(['picture', 2]);
    expect(await want(3)).toEqual(['gap 3, 3.jpg is not there, 2', 2]);
    expect(await want(5)).toEqual(['picture', 5]);
    expect(await want(4)).toEqual(['gap 4, 4.jpg is not there, 5', 5]);
    expect(await want(3)).toEqual(['gap 3, 3.jpg is not there, 5', 5]);
    // A picture that is there already is told of, too: what was said of the gap no longer holds.
    expect(await want(2)).toEqual(['picture', 2]);
  });

  it('stands in with a picture that was wanted before, though it was never drawn', async () => {
    const { source, said } = open();
    source.want(2 as ClipFrame, false);
    await vi.waitFor(() => expect(said).toContain('picture'));
    source.want(3 as ClipFrame, false);
    await vi.waitFor(() => expect(said.at(-1)).toBe('gap 3, 3.jpg is not there, 2'));
  });

  it('passes a gap by in play', async () => {
    const { want } = open();
    expect((await want(2, true))[0]).toBe('picture');
    expect((await want(5, true))[0]).toBe('picture');
  });
});
