import type { Convention } from '#scenes';

/** One way to read a file's numbers, in words: only what differs from `usual`, or all of it. */
export function conventionWords(convention: Convention, usual?: Convention): string {
  const { pose, camera, up, align, euler, axes, extents, metres } = convention;
  const applied = (['poses', 'points', 'boxes'] as const).filter((part) => align[part]);
  const words: readonly (readonly [keyof Convention, string])[] = [
    ['pose', pose === 'camera-to-world' ? 'camera-to-world poses' : 'world-to-camera poses'],
    ['camera', camera === 'opencv' ? 'OpenCV camera (y down)' : 'OpenGL camera (y up)'],
    ['up', `${up.replace('-', '−')} up`],
    ['align', applied.length > 0 ? `alignment applied to ${applied.join(' and ')}` : 'nothing to align'],
    ['euler', euler === 'zxy' ? 'extrinsic zxy angles' : `intrinsic ${euler} angles`],
    ['axes', axes === 'rows' ? 'axes in rows' : 'axes in columns'],
    ['extents', extents === 'full' ? 'full extents' : 'half extents'],
    ['metres', metres === 1 ? 'metres' : `${metres} m per unit`],
  ];
  const told = words.filter(
    ([key]) => !usual || JSON.stringify(convention[key]) !== JSON.stringify(usual[key]),
  );
  return told.length > 0 ? told.map(([, text]) => text).join(', ') : 'as the format says';
}
