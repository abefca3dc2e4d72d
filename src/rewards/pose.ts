/** A camera-to-world transform, 4×4, row-major, rigid, with the axis alignment already in it. */
export type Pose = readonly number[] & { readonly __pose: 'camera-to-world' };
