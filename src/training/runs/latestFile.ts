import { runFiles } from './runFiles';

/** The content of `latest.json`: which state is the newest, for whoever wants the policy as it is now. */
export function latestFile(step: number): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify({ step, checkpoint: runFiles.checkpoint(step) })}\n`);
}
