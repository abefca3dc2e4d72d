/** How a file's numbers are meant. Everything in a `Capture` stands as in its file; `applyConvention` turns it into ours
 * (CONVENTIONS.md). "Boxes do not line up" is nearly always one of these read wrongly. */
export interface Convention {
  /** What a pose maps: camera coordinates to world coordinates, or back. */
  readonly pose: 'camera-to-world' | 'world-to-camera';
  /** OpenCV: x right, y down, z ahead. OpenGL: x right, y up, z back. */
  readonly camera: 'opencv' | 'opengl';
  /** The file's world axis that points against gravity. */
  readonly up: '+x' | '+y' | '+z' | '-x' | '-y' | '-z';
  /** Where the capture's axis alignment still has to be applied: a ScanNet pose is unaligned, its boxes are aligned. */
  readonly align: { readonly poses: boolean; readonly points: boolean; readonly boxes: boolean };
  /** Order of a box's three angles. `ZXY`: intrinsic, R = Rz(a) Rx(b) Ry(g). `zxy`: extrinsic, R = Ry(g) Rx(b) Rz(a).
   * `XYZ`: intrinsic, R = Rx(a) Ry(b) Rz(g). */
  readonly euler: 'ZXY' | 'zxy' | 'XYZ';
  /** Whether a box's rotation matrix holds its axes as rows or as columns. Without meaning for boxes with angles. */
  readonly axes: 'rows' | 'columns';
  readonly extents: 'full' | 'half';
  /** Metres in one unit of the file's lengths. */
  readonly metres: number;
}

/** Ours: nothing has to be done. */
export const OUR_CONVENTION: Convention = {
  pose: 'camera-to-world',
  camera: 'opencv',
  up: '+z',
  align: { poses: false, points: false, boxes: false },
  euler: 'ZXY',
  axes: 'columns',
  extents: 'full',
  metres: 1,
};
