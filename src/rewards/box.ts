/** Nine numbers `[cx, cy, cz, dx, dy, dz, a, b, g]`: centre and full extents in metres, intrinsic ZXY Euler
 * angles in radians, `R = Rz(a) Rx(b) Ry(g)`. Source: 3D-RFT §3 and EmbodiedScan's euler_box3d. */
export type Box9 = readonly [number, number, number, number, number, number, number, number, number];

/** A box in the right-handed, z-up, axis-aligned world. */
export type WorldBox = Box9 & { readonly __space: 'world' };

/** A box in one camera's frame (OpenCV: x right, y down, z forward). */
export type CameraBox = Box9 & { readonly __space: 'camera' };
