import {
  type Box9,
  composePoses,
  eulerToMatrix,
  inverseTransformBox,
  matrixToExtrinsicEuler,
  type Pose,
  type WorldBox,
} from '#rewards';
import { matrixRows } from '../../read/matrixRows';

/** The pose test of the reference: an alignment, a camera, and a box in both frames (made with SciPy). */
export const ALIGNMENT = rigid([0.3, 0, 0], [1, -0.5, 0.1]);
export const CAMERA = rigid([0.4, -1.9, 0.2], [2, 3, 1.5]);
export const CAMERA_BOX = [-0.63, -0.83, 2.43, 3, 0.59, 2.35, -2.32, 1.18, 3.05];
export const WORLD_BOX = [0.220087, 4.889812, 1.575032, 3, 0.59, 2.35, 0.225093, -0.029547, 0.61527];

const CAMERAS = [0, 1, 2, 3, 4].map((i) =>
  rigid([0.4 + 0.2 * i, -1.9 + 0.05 * i, 0.1], [2 + 0.1 * i, 3, 1.5]),
);
const CAM2IMG = [
  [1170.187988, 0, 647.75, 0],
  [0, 1170.187988, 483.75, 0],
  [0, 0, 1, 0],
  [0, 0, 0, 1],
];

/** World boxes of the example scene; all but the bag stand upright. */
export const OBJECTS: readonly (readonly [string, Box9])[] = [
  ['bed', [1, 5, 0.3, 2, 1.6, 0.6, 0.3, 0, 0]],
  ['chair', [2.5, 4, 0.45, 0.5, 0.55, 0.9, 0.9, 0, 0]],
  ['chair', [3.5, 4.2, 0.45, 0.5, 0.55, 0.9, -0.4, 0, 0]],
  ['bag', [1.4, 3.6, 0.2, 0.26, 0.26, 0.15, 0.2, 0.5, 0.1]],
];

export const picture = (scene: string, index: number) =>
  `scannet/posed_images/${scene}/${String(index * 30).padStart(5, '0')}.jpg`;

/** A row of ScanNetDetection: frames `from` to `from + 3`, every object. */
export function detectionRow(
  from: number,
  options: { scene?: string; cameras?: boolean; order?: 'zxy' } = {},
) {
  const { scene = 'scene0415_00', cameras = true, order } = options;
  const shown = [0, 1, 2, 3].map((i) => (from + i) % CAMERAS.length);
  const first = composePoses(ALIGNMENT, CAMERAS[shown[0]!]!);
  const boxes = OBJECTS.map(([label, world]) => {
    const box = inverseTransformBox(first, world as unknown as WorldBox);
    const angles = matrixToExtrinsicEuler(eulerToMatrix([box[6], box[7], box[8]]));
    return { bbox_3d: order ? [...box.slice(0, 6), ...angles] : [...box], label };
  });
  return {
    conversations: [
      { from: 'human', value: `${'<image>\n'.repeat(4)}Detect the 3D bounding boxes.\nOutput a json list.` },
      { from: 'gpt', value: '```json\n[]```' },
    ],
    images: shown.map((index) => picture(scene, index)),
    boxes,
    ...(cameras ? camerasOf(shown) : {}),
  };
}

/** A row of ScanRefer about one object. */
export function groundingRow(object: number, annotation: number, target: number | null = null) {
  const shown = [3, 4, 0, 1, 2];
  return {
    images: shown.map((index) => picture('scene0415_00', index)),
    conversations: [{ from: 'human', value: 'Frame-0: <image>Frame-1: <image>\nLocalize …' }],
    metadata: {
      dataset: 'scanrefer',
      question_type: 'multiple',
      ann_id: String(annotation),
      object_id: String(object),
    },
    target: target === null ? null : { frame: target, bbox_3d: [0, 0, 1, 1, 1, 1, 0, 0, 0] },
    gt_bbox: [...OBJECTS[object]![1]],
    prompt: 'Localize the first clear frame.\nText: The chair\n',
    ...camerasOf(shown),
  };
}

function camerasOf(shown: readonly number[]) {
  return {
    cam2img: CAM2IMG,
    cam2global: shown.map((index) => matrixRows(CAMERAS[index]!)),
    axis_align_matrix: matrixRows(ALIGNMENT),
  };
}

function rigid(angles: [number, number, number], [x, y, z]: [number, number, number]): Pose {
  const r = eulerToMatrix(angles);
  return [
    r[0],
    r[1],
    r[2],
    x,
    r[3],
    r[4],
    r[5],
    y,
    r[6],
    r[7],
    r[8],
    z,
    0,
    0,
    0,
    1,
  ] as readonly number[] as Pose;
}
