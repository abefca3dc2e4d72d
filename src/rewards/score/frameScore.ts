/** What naming a frame earns: 1 for the best one, less by 1 ÷ τ for each frame off, never below 0 (3d-rft.md §1.3).
 * @param frame one of the shown frames, or null where none was named: then nothing is earned */
export function frameScore(frame: number | null, best: number, tauFrame: number): number {
  if (frame === null) return 0;
  return frame === best ? 1 : Math.max(0, 1 - Math.abs(frame - best) / tauFrame);
}
