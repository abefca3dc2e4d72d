import { describe, expect, it } from 'vitest';
import { readCamera, writeCamera } from './cameraText';

const usual = (32 * Math.PI) / 180;

describe('the camera in a link', () => {
  it('has centimetres, and the angle of view where it is not the usual', () => {
    expect(writeCamera({ eye: [4.1234, -2, 3.1], target: [0, 0.5, 0.999], fov: usual })).toBe(
      '4.12,-2,3.1,0,0.5,1',
    );
    expect(writeCamera({ eye: [4, -2, 3], target: [0, 0, 1], fov: usual / 2 })).toBe('4,-2,3,0,0,1,16');
  });

  it('keeps the turn of a view from straight above, to a degree', () => {
    // From 40 m above, as the view from the top, a turn is no more than 4 cm off the vertical.
    for (const azimuth of [-1.57, -0.4, 0.9, 3]) {
      const eye = [0.04 * Math.cos(azimuth), 0.04 * Math.sin(azimuth), 40] as const;
      const read = readCamera(writeCamera({ eye, target: [0, 0, 0], fov: 0.087 }));
      const turn = Math.atan2(read!.eye[1], read!.eye[0]) - azimuth;
      expect(Math.abs(turn)).toBeLessThan(Math.PI / 180);
    }
  });

  it.each(['', '1,2,3', '1,2,3,4,5,x', '1,2,3,1,2,3', '0,0,9,0,0,0,0', '0,0,1e9,0,0,0', '0,0,NaN,0,0,0'])(
    'is none in “%s”',
    (text) => expect(readCamera(text)).toBeNull(),
  );
});
