import { describe, expect, it } from 'vitest';
import type { Rollout } from '#rewards';
import type { Scene } from '#scenes';
import { detection, grounding, pose } from '../derive/testing';
import { resolveLink } from './resolveLink';
import { createRoom } from './room';

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
      frame: 0,
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
    } as const;
    expect(resolveLink({ ...link, mode: 'train' }, room)).toMatchObject({
      session: { policy: 'early', rollout: 1, selected: 'p1', mode: 'train', view: 'top', allInSpace: true },
      frame: 7,
      notices: [],
    });
  });

  it('says what it has not, and shows what it can', () => {
    const { session, frame, notices } = resolveLink(
      { task: 'gone', policy: 'gone', rollout: 9, frame: 480, view: 'inside' },
      room,
    );
    expect(session).toMatchObject({ task: detection.id, policy: 'best', rollout: 0, view: 'room' });
    expect(frame).toBe(0);
    expect(notices).toHaveLength(5);
    expect(notices[0]).toContain('“gone”');
  });

  it('says that a live run does not travel', () => {
    const { session, notices } = resolveLink({ policy: 'live' }, room);
    expect(session.policy).toBe('best');
    expect(notices).toHaveLength(1);
  });
});
