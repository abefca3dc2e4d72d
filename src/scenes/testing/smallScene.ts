import { raysPerFrame } from '../rayGrid';

const IDENTITY = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

/** A sound `scene.json` of three frames and one instance, for tests to spoil. */
export function smallScene() {
  return {
    format: 'reward-room/scene',
    version: 1,
    id: 'test-room',
    title: 'Test room',
    kind: 'test',
    units: 'metre',
    licence: 'CC0-1.0',
    provenance: 'made up',
    clip: { file: 'clip.mp4', width: 640, height: 480, fps: 30, frames: 3 },
    poster: { file: 'poster.webp', frame: 0 },
    thumbnails: { file: 'thumbnails.webp', columns: 3, width: 96, height: 72, frames: [0, 1, 2] },
    intrinsics: { fx: 577.6, fy: 577.6, cx: 320, cy: 240 },
    poses: [IDENTITY, IDENTITY, IDENTITY],
    timestamps: [0, 1 / 30, 2 / 30],
    axisAlignment: IDENTITY,
    bounds: { min: [0, 0, 0], max: [4, 3, 2.5] },
    points: { file: 'points.bin', count: 2, scale: 0.001, offset: [1, 2, 0] },
    rays: { file: 'rays.bin', frames: [0, 2], patches: 4, raysPerPatchSide: 3 },
    instances: [
      {
        id: 'chair-1',
        label: 'chair',
        colour: '#804020',
        box: [1, 1, 0.5, 0.5, 0.5, 1, 0.2, 0, 0],
        seen: [{ frame: 2, visible: 0.5, area: 640 * 48 }],
      },
    ],
  };
}

/** As many bytes as the rays of `smallScene` take. */
export const SMALL_SCENE_RAY_BYTES = 2 * raysPerFrame({ patches: 4, raysPerPatchSide: 3 }) * 3;
