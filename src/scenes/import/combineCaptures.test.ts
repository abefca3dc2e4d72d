import { describe, expect, it } from 'vitest';
import type { Capture, CaptureFrame } from './capture';
import { combineCaptures, isWanted } from './combineCaptures';
import { OUR_CONVENTION } from './convention';
import { memoryFile } from './memoryFile';
import type { FormatId } from './sceneFormat';

const POSE = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
const LENS = { fx: 500, fy: 500, cx: 320, cy: 240 };

function capture(format: FormatId, id: string, part: Partial<Capture>): Capture {
  const nothing = {
    clip: null,
    points: null,
    boxes: [],
    tasks: [],
    axisAlignment: null,
    open: [],
    notes: [],
  };
  return { format, id, title: id, convention: OUR_CONVENTION, ...nothing, ...part };
}

const clip = (frames: readonly CaptureFrame[], part: Partial<NonNullable<Capture['clip']>> = {}) => ({
  clip: { width: 640, height: 480, fps: 10, frames, video: null, intrinsics: LENS, ...part },
});
const posed = (...names: string[]) =>
  names.map((name): CaptureFrame => ({ pose: POSE, time: null, picture: null, name }));
const shown = (...names: string[]) =>
  names.map((name): CaptureFrame => ({ pose: null, time: null, picture: memoryFile(name, 'x'), name }));
const points = (...positions: number[]) => ({
  points: {
    count: positions.length / 3,
    positions: Float32Array.from(positions),
    colors: new Uint8Array(positions.length),
  },
});
const video = memoryFile('walk.mp4', 'x');

describe('combineCaptures', () => {
  it('fills a clip with pictures of the same names, whatever their folder and suffix', () => {
    const scene = capture(
      'vg-llm',
      'room',
      clip(posed('scan/00010.jpg', 'scan/00020.jpg', 'scan/00030.jpg')),
    );
    const film = capture(
      'pictures',
      'photos',
      clip(shown('photos/00030.png', 'photos/00010.png'), { intrinsics: null }),
    );
    const { captures, notes } = combineCaptures([scene, film]);
    expect(captures.length).toBe(1);
    expect(captures[0]!.clip!.frames.map(({ picture }) => picture?.path)).toEqual([
      'photos/00010.png',
      undefined,
      'photos/00030.png',
    ]);
    expect(captures[0]!.clip!.frames.map(({ pose }) => pose)).toEqual([POSE, POSE, POSE]);
    expect(captures[0]!.notes).toEqual(['Pictures from photos']);
    expect(notes).toEqual([]);
  });

  it('fills a clip with as many pictures, or a video of as many frames', () => {
    const scene = capture('arkitscenes', 'room', clip(posed('', '')));
    const pictures = capture('pictures', 'photos', clip(shown('a.jpg', 'b.jpg')));
    expect(combineCaptures([scene, pictures]).captures[0]!.clip!.frames[1]!.picture!.path).toBe('b.jpg');
    const film = capture(
      'video',
      'walk',
      clip(
        posed('', '').map((frame) => ({ ...frame, pose: null })),
        { video },
      ),
    );
    const [whole] = combineCaptures([scene, film]).captures;
    expect(whole!.clip!.video).toBe(video);
    expect(whole!.clip!.frames[0]!.pose).toBe(POSE);
  });

  it('leaves out a film that does not fit, and says so', () => {
    const scene = capture('arkitscenes', 'room', clip(posed('', '')));
    const film = capture('video', 'walk', clip(posed('', '', ''), { video }));
    const { captures, notes } = combineCaptures([scene, film]);
    expect(captures).toEqual([scene]);
    expect(notes).toEqual(['walk was not used: it is not clear to which scene it belongs']);
  });

  it('gives boxes alone a film without poses', () => {
    const film = capture('video', 'walk', {
      ...clip(
        posed('').map((frame) => ({ ...frame, pose: null })),
        { video },
      ),
      notes: ['no poses'],
    });
    const [whole] = combineCaptures([capture('mmdet3d', 'room', {}), film]).captures;
    expect(whole!.clip!.video).toBe(video);
    expect(whole!.notes).toEqual(['Pictures from walk', 'no poses']);
  });

  it('gives each of several scenes the cloud that bears its name', () => {
    const scenes = ['scene0000-00', 'scene0001-00'].map((id) => capture('embodiedscan', id, {}));
    const clouds = ['scene0001-00-vh-clean-2', 'scene0000-00-vh-clean-2'].map((id, k) =>
      capture('ply', id, points(k, k, k)),
    );
    const { captures } = combineCaptures([...scenes, ...clouds]);
    expect(captures.map((one) => [one.id, one.points!.positions[0]])).toEqual([
      ['scene0000-00', 1],
      ['scene0001-00', 0],
    ]);
  });

  it('turns a GLB into the world of the scene that it fills', () => {
    const glb = capture('glb', 'mesh', { ...points(1, 2, 3), convention: { ...OUR_CONVENTION, up: '+y' } });
    const positions = (up: '+z' | '-y', metres: number) => {
      const scene = capture('colmap', 'room', { convention: { ...OUR_CONVENTION, up, metres } });
      return [...combineCaptures([scene, glb]).captures[0]!.points!.positions];
    };
    expect(positions('+z', 1)).toEqual([1, -3, 2]);
    expect(positions('-y', 0.5)).toEqual([2, -4, -6]);
  });

  it('asks which of poses and points an alignment was applied to, where points come from elsewhere', () => {
    const scene = capture('embodiedscan', 'room', { axisAlignment: POSE, open: ['euler'] });
    expect(combineCaptures([scene, capture('ply', 'mesh', points(0, 0, 0))]).captures[0]!.open).toEqual([
      'euler',
      'align',
    ]);
  });

  it('takes a film and a cloud alone for one scene, and more of them for scenes of their own', () => {
    const film = capture('video', 'walk', clip(posed(''), { video }));
    const cloud = capture('ply', 'scan', points(0, 0, 0));
    expect(combineCaptures([cloud, film]).captures).toMatchObject([{ id: 'scan', clip: { video } }]);
    expect(combineCaptures([cloud, cloud, film]).captures.length).toBe(3);
  });
});

describe('isWanted', () => {
  it('is true of what a scene lacks', () => {
    const whole = capture('nerfstudio', 'room', { ...clip(shown('a.jpg')), ...points(0, 0, 0) });
    expect(isWanted('ply', [whole])).toBe(false);
    expect(isWanted('pictures', [whole])).toBe(false);
    expect(isWanted('glb', [{ ...whole, points: null }])).toBe(true);
    expect(isWanted('video', [{ ...whole, clip: null }])).toBe(true);
  });
});
