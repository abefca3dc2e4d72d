import type { MalformedCase } from '../malformedCase';
import { memoryFile } from '../memoryFile';
import { INFOS, SCAN, TEXTS } from './testing/exampleScan';

const infos = (scan: object, ...others: object[]) => [
  memoryFile('infos.json', JSON.stringify({ ...INFOS, data_list: [{ ...SCAN, ...scan }, ...others] })),
];
const image = (change: object) => infos({ images: [{ ...SCAN.images[0], ...change }, SCAN.images[1]] });
const instance = (change: object) =>
  infos({ instances: [{ ...SCAN.instances[0], ...change }, SCAN.instances[1]] });
const texts = (...all: unknown[]) => [...infos({}), memoryFile('val_vg.json', JSON.stringify(all))];

/** Damaged infos, and what the user must be told. */
export const embodiedscanMalformed: readonly MalformedCase[] = [
  {
    name: 'a pickle',
    files: [memoryFile('embodiedscan_infos_val.pkl', '\x80\x04')],
    expect: /embodiedscan_infos_val\.pkl: a pickle, .* Make JSON of it: python -c/,
  },
  {
    name: 'a pose that is lost',
    files: image({ cam2global: [null, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1] }),
    expect: '1 image left out: infos.json: data_list[0].images[0].cam2global[0] is null',
  },
  {
    name: 'an image without a path',
    files: image({ img_path: 7 }),
    expect: 'images[0].img_path is 7: expected text',
  },
  {
    name: 'a box of seven numbers',
    files: instance({ bbox_3d: [0, 0, 0, 1, 1, 1, 0] }),
    expect:
      '1 instance left out: infos.json: data_list[0].instances[0].bbox_3d is [0,0,0,1,1,1,0]: expected a list of 9',
  },
  {
    name: 'a box without height',
    files: instance({ bbox_3d: [0, 0, 0, 1, 1, 0, 0, 0, 0] }),
    expect: 'instances[0].bbox_3d is [0,0,0,1,1,0,0,0,0]: a size must be above 0',
  },
  {
    name: 'categories without names',
    files: [memoryFile('one.json', JSON.stringify(SCAN))],
    expect: 'keep metainfo beside data_list',
  },
  {
    name: 'a category whose id is text',
    files: [memoryFile('infos.json', JSON.stringify({ ...INFOS, metainfo: { categories: { chair: 'x' } } }))],
    expect: 'infos.json: metainfo.categories.chair is "x": expected a finite number',
  },
  {
    name: 'an empty scan',
    files: infos({ images: [], instances: [] }),
    expect: 'neither images nor instances',
  },
  {
    name: 'a scan without a name beside a sound one',
    files: infos({}, { ...SCAN, sample_idx: null }),
    expect: 'data_list[1].sample_idx is null: expected text',
  },
  {
    name: 'an alignment of three rows',
    files: infos({ axis_align_matrix: SCAN.axis_align_matrix.slice(1) }),
    expect: 'data_list[0].axis_align_matrix is',
  },
  {
    name: 'a text about an object that is not there',
    files: texts({ ...TEXTS[0], target_id: 99 }),
    expect: '1 text left out: the scan does not have the object that it is about',
  },
  {
    name: 'a text without an object',
    files: texts({ ...TEXTS[0], target_id: null }),
    expect: 'val_vg.json: [0].target_id is null: a text needs the bbox_id of its object',
  },
];
