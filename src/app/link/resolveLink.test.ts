import { describe, expect, it } from 'vitest';
import type { Rollout } from '#rewards';
import type { Scene } from '#scenes';
import { detection, grounding, pose } from '../derive/testing';
import { createRoom } from '../state/room';
import { resolveLink } from './resolveLink';

const scene = {
  id: 'room',
  title: 'Room',
  clip: { frames: 48, fps: 12 },
  poster: { frame: 5 },
  poses: [pose],
} as unknown as Scene;
const policies = ['early', 'best'].map((name) => ({ name, provenance: '', measured: true }));
const rollouts = ['early', 'early', 'best'].map(
  (policy, index): Rollout => ({ id: `${index}`, task: detection.id, policy, step: 0, completion: '' }),
);
const files = { url: async (file: string) => `http://host/samples/room/${file}` };
const room = createRoom({ scene, tasks: [detection, grounding], policies, rollouts }, files, null);

describe('resolveLink', () => {
  it('opens at the first task and the best policy that has rollouts of it', () => {
    expect(resolveLink({}, room)).toMatchObject({
      session: {
        task: detection.id,
        policy: 'best',
        rollout: 0,
        selected: null,
        mode: 'explore',
        view: 'room',
      },
      clip: { frame: 0, speed: 1, loop: null },
      notices: [],
    });
  });

  it('gives what a link asks for', () => {
    const link = {
      task: detection.id,
      policy: 'early',
      rollout: 2,
      frame: 7,
      box: 'p1',
      view: 'top',
      all: true,
      pinned: 1,
      order: 'best',
      speed: 2,
      loop: [3, 30],
      pointSize: 2,
    } as const;
    expect(resolveLink({ ...link, mode: 'train' }, room)).toMatchObject({
      session: {
        policy: 'early',
        rollout: 1,
        selected: 'p1',
        mode: 'train',
        view: 'top',
        allInSpace: true,
        pinned: 0,
        bestFirst: true,
        pointSize: 2,
      },
      clip: { frame: 7, speed: 2, loop: [3, 30] },
      notices: [],
    });
  });

  it('says what it has not, and shows what it can', () => {
    const { session, clip, notices } = resolveLink(
      {
        task: 'gone',
        policy: 'gone',
        rollout: 9,
        frame: 480,
        view: 'inside',
        pinned: 4,
        loop: [0, 48],
      },
      room,
    );
    expect(session).toMatchObject({
      task: detection.id,
      policy: 'best',
      rollout: 0,
      view: 'room',
      pinned: null,
    });
    expect(clip).toEqual({ frame: 0, speed: 1, loop: null });
    expect(notices).toHaveLength(7);
    expect(notices[0]).toContain('“gone”');
  });

  it('takes what was turned by hand before a named view', () => {
    const camera = { eye: [4, 0, 3], target: [0, 0, 1], fov: 0.5 } as const;
    expect(resolveLink({ view: 'top', camera }, room).session).toMatchObject({ view: 'free', camera });
  });

  it('says that a live run does not travel', () => {
    const { session, notices } = resolveLink({ policy: 'live' }, room);
    expect(session.policy).toBe('best');
    expect(notices).toHaveLength(1);
  });
});
