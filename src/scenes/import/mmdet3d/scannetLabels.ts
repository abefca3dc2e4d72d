/** mmdetection3d's order of the 18 object classes of ScanNet, as its files number them. */
export const SCANNET_LABELS: readonly string[] = [
  'cabinet',
  'bed',
  'chair',
  'sofa',
  'table',
  'door',
  'window',
  'bookshelf',
  'picture',
  'counter',
  'desk',
  'curtain',
  'refrigerator',
  'showercurtrain',
  'toilet',
  'sink',
  'bathtub',
  'garbagebin',
];

/** Classes that we call otherwise. */
export const OUR_NAMES: Readonly<Record<string, string>> = { sofa: 'couch', garbagebin: 'bin' };
