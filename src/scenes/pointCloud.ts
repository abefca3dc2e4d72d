/** A coloured point cloud, ready for the GPU. */
export interface PointCloud {
  readonly count: number;
  /** `[3 · count]`, world, metres. */
  readonly positions: Float32Array;
  /** `[3 · count]`, sRGB 0–255. */
  readonly colors: Uint8Array;
}
