/** A box's footprint has the same shape after a quarter turn with its two extents swapped. Of the four ways to write it,
 * this picks the one whose yaw lies in (−45°, 45°], so that a policy has one answer to learn.
 * @param yaw radians, any
 * @param dx @param dy extents along the two axes that the yaw turns, metres */
export function canonicalYaw(yaw: number, dx: number, dy: number): { yaw: number; dx: number; dy: number } {
  const quarter = Math.PI / 2;
  const turns = Math.ceil(yaw / quarter - 0.5);
  const odd = Math.abs(turns % 2) === 1;
  return { yaw: yaw - turns * quarter, dx: odd ? dy : dx, dy: odd ? dx : dy };
}
