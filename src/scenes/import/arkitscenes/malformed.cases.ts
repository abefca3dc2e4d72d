import type { MalformedCase } from '../malformedCase';
import { memoryFile } from '../memoryFile';
import {
  ANNOTATION,
  annotationFile,
  cameraFile,
  pictureFile,
  TRAJECTORY,
  trajectoryFile,
} from './testing/exampleScan';

const object = ANNOTATION.data[0]!;
const { obbAligned } = object.segments;
const box = (change: object) => [
  annotationFile({ data: [object, { ...object, segments: { obbAligned: { ...obbAligned, ...change } } }] }),
  trajectoryFile(),
];

/** Damaged scans, and what the user must be told. */
export const arkitscenesMalformed: readonly MalformedCase[] = [
  {
    name: 'an annotation that is cut off',
    files: [memoryFile('1_3dod_annotation.json', '{"data": [{"uid"')],
    expect: /1_3dod_annotation\.json: not JSON/,
  },
  {
    name: 'an annotation without a list of objects',
    files: [annotationFile({ skipped: true })],
    expect: '41069021_3dod_annotation.json: data is missing: expected a list',
  },
  {
    name: 'a scan that the annotators passed over',
    files: [annotationFile({ ...ANNOTATION, skipped: true }), trajectoryFile()],
    expect: 'passed over this scan (skipped)',
  },
  {
    name: 'an object without obbAligned',
    files: [annotationFile({ data: [object, { ...object, segments: {} }] }), trajectoryFile()],
    expect:
      '1 box left out: Training/41069021/41069021_3dod_annotation.json: data[1].segments.obbAligned is missing',
  },
  {
    name: 'axes of eight numbers',
    files: box({ normalizedAxes: [1, 0, 0, 0, 1, 0, 0, 0] }),
    expect: 'data[1].segments.obbAligned.normalizedAxes is [1,0,0,0,1,0,0,0]: expected a 3×3 matrix',
  },
  {
    name: 'a box of negative length',
    files: box({ axesLengths: [1, -2, 1] }),
    expect: 'axesLengths is [1,-2,1]: a size must be above 0. Give full extents in metres',
  },
  {
    name: 'axes that are no rotation',
    files: box({ normalizedAxes: [1, 0, 0, 1, 0, 0, 0, 0, 1] }),
    expect: 'its axes are no rotation',
  },
  {
    name: 'a trajectory without numbers',
    files: [annotationFile(), trajectoryFile(['time rx ry rz tx ty tz'])],
    expect: 'lowres_wide.traj: line 1 is time rx ry rz tx ty tz: expected seven numbers',
  },
  {
    name: 'a trajectory that is cut off',
    files: [annotationFile(), trajectoryFile([...TRAJECTORY, '305.57 1.57 0'])],
    expect: '1 line left out: not seven finite numbers',
  },
  {
    name: 'a trajectory with NaN',
    files: [annotationFile(), trajectoryFile([...TRAJECTORY, '305.57 nan nan nan 0 0 0'])],
    expect: '1 line left out: not seven finite numbers',
  },
  {
    name: 'an empty trajectory',
    files: [annotationFile(), trajectoryFile([])],
    expect: 'lowres_wide.traj: line 1 is missing',
  },
  {
    name: 'a camera with too few numbers',
    files: [annotationFile(), trajectoryFile(), cameraFile('305.377', '256 192 212.5')],
    expect: '41069021_305.377.pincam is 256 192 212.5: expected six numbers above 0',
  },
  {
    name: 'pictures of another time',
    files: [annotationFile(), trajectoryFile(), pictureFile('12.000')],
    expect: '1 of 1 pictures have no pose within 0.02 s and were left out',
  },
];
