import { it } from 'vitest';
import type { Capture } from './capture';
import { type Convention, OUR_CONVENTION } from './convention';
import { judgeConventions } from './judgeConventions';
import { folderCapture } from './rewardRoom/folderCapture';
import { livingRoomFolder } from './testing/livingRoomFolder';
import { reexpress } from './testing/reexpress';
import { syntheticRoom } from './testing/syntheticRoom';

const A = (() => {
  const c = Math.cos(0.4),
    s = Math.sin(0.4);
  return [c, -s, 0, -1.2, s, c, 0, 0.7, 0, 0, 1, -0.06, 0, 0, 0, 1];
})();
const CASES: [string, Partial<Convention>, (keyof Convention)[], object?][] = [
  ['w2c', { pose: 'world-to-camera' }, ['pose', 'camera']],
  ['gl', { camera: 'opengl' }, ['pose', 'camera']],
  ['w2c gl', { camera: 'opengl', pose: 'world-to-camera' }, ['pose', 'camera']],
  ['gl y-up', { camera: 'opengl', up: '+y' }, ['pose', 'camera', 'up']],
  ['w2c -y', { pose: 'world-to-camera', up: '-y' }, ['pose', 'camera', 'up']],
  ['half', { extents: 'half' }, ['extents', 'euler']],
  ['full', {}, ['extents', 'euler']],
  ['zxy', { euler: 'zxy' }, ['extents', 'euler']],
  ['XYZ', { euler: 'XYZ' }, ['extents', 'euler']],
  ['rows', { axes: 'rows' }, ['extents', 'axes'], { matrices: true }],
  ['mm', { metres: 0.001 }, ['metres']],
  ['m', { metres: 1 }, ['metres']],
  ['align', { align: { poses: true, points: true, boxes: false } }, ['align'], { alignment: A }],
  ['align2', { align: { poses: true, points: false, boxes: false } }, ['align'], { alignment: A }],
  [
    'all',
    { pose: 'world-to-camera', camera: 'opengl', up: '+y', extents: 'half', euler: 'zxy', metres: 0.001 },
    ['pose', 'camera', 'up', 'align', 'euler', 'axes', 'extents', 'metres'],
  ],
];
it('tries', async () => {
  const tilted = syntheticRoom('inside-out', { tilted: true });
  const rooms: [string, Capture, ((f: number) => Promise<any>) | undefined][] = [
    ['living', await folderCapture(livingRoomFolder()), undefined],
    ['inside', syntheticRoom('inside-out').capture, undefined],
    ['inside px', syntheticRoom('inside-out').capture, syntheticRoom('inside-out').pixels],
    ['orbit', syntheticRoom('orbit').capture, undefined],
    ['orbit px', syntheticRoom('orbit').capture, syntheticRoom('orbit').pixels],
    ['tilted', tilted.capture, tilted.pixels],
  ];
  let out = '';
  for (const [room, capture, pixels] of rooms)
    for (const [name, part, open, extra] of CASES) {
      const truth = { ...OUR_CONVENTION, ...part };
      const file = {
        ...reexpress(capture, truth, extra as any),
        convention: { ...OUR_CONVENTION, align: { poses: false, points: false, boxes: false } },
      };
      const t = performance.now();
      const j = await judgeConventions(file, { parts: open, pixels });
      const diff = Object.keys(truth).filter(
        (k) => JSON.stringify((truth as any)[k]) !== JSON.stringify((j.best.convention as any)[k]),
      );
      out += `${room} ${name}: wrong=[${diff}] margin ${j.margin.toFixed(2)} best ${j.best.score.toFixed(2)} declared ${j.declared.score.toFixed(2)} undecided ${j.undecided.map((u) => u.part)} ${(performance.now() - t).toFixed(0)} ms\n`;
      if (process.env.DETAIL && (diff.length || process.env.DETAIL === 'all'))
        for (const r of [
          j.best,
          j.runnerUp!,
          ...j.ranked.filter((r) => JSON.stringify(r.convention) === JSON.stringify(truth)),
        ])
          if (r)
            out +=
              '   ' +
              JSON.stringify(r.convention) +
              '\n' +
              r.evidence.map((e) => `      ${e.name}: ${e.text} ${e.score.toFixed(2)}`).join('\n') +
              '\n';
    }
  console.log(out);
});
