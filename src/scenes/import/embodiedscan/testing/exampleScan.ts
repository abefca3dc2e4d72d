import { matrixRows } from '../../read/matrixRows';
import { ALIGNMENT, CAMERA } from '../../vgLlm/testing/exampleRows';

const image = (index: number, visible: readonly number[]) => ({
  img_path: `scannet/posed_images/scene9999_00/000${index}0.jpg`,
  cam2global: matrixRows(CAMERA),
  visible_instance_ids: visible,
});

/** A scan of EmbodiedScan with all that our reader looks at. */
export const SCAN = {
  sample_idx: 'scannet/scene9999_00',
  axis_align_matrix: matrixRows(ALIGNMENT),
  cam2img: [
    [600.25, 0, 320, 0],
    [0, 601.5, 240, 0],
    [0, 0, 1, 0],
    [0, 0, 0, 1],
  ],
  images: [image(0, []), image(1, [0])],
  instances: [
    { bbox_3d: [2, 4, 0.4, 0.5, 0.5, 0.8, 0.3, 0, 0], bbox_id: 17, bbox_label_3d: 50 },
    // a floor of 3RScan: gimbal lock is in the data
    { bbox_3d: [2, 4, 0, 5, 0.1, 4, 2.67, -Math.PI / 2, 1.59], bbox_id: 3, bbox_label_3d: 8 },
  ],
};

export const INFOS = { metainfo: { categories: { chair: 50, floor: 8 } }, data_list: [SCAN] };

const text = (words: string, target: number | readonly number[]) => ({
  scan_id: 'scannet/scene9999_00',
  text: words,
  target_id: target,
  target: 'chair',
  distractor_ids: [],
});

export const TEXTS = [text('find the chair by the door', 17), text('find both chairs', [17, 3])];
