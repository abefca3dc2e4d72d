/** Right end of a run's horizontal axis. It grows with the run: two hundred empty steps would press the first ten into a
 * corner.
 * @param last furthest point so far @param until where the run ends */
export function axisEnd(last: number, until: number): number {
  return Math.min(Math.max(until, last), Math.max(20, Math.ceil(last / 20 + 0.25) * 20));
}
