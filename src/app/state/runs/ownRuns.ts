import type { StoredRunInfo } from '#training';
import { download } from '../download';
import { trainable } from '../trainable';
import { trainer } from '../trainer';
import type { StoredRun } from './storedRun';

/** The runs that this browser keeps, newest first. @throws FileError */
export async function listOwnRuns(): Promise<readonly StoredRunInfo[]> {
  return (await trainer.ask({ kind: 'runs' }, 'runs')).runs;
}

/** @throws FileError */
export async function openOwnRun(run: string): Promise<StoredRun> {
  const { info, steps, rollouts } = await trainer.ask({ kind: 'open', run }, 'opened');
  return {
    name: run,
    title: ownTitle(info),
    record: info.record,
    steps,
    heldOut: null,
    rollouts,
    readRollouts: async (step) => (await trainer.ask({ kind: 'rollouts', run, step }, 'rollouts')).rollouts,
  };
}

/** Deletes a run and all its files. @returns those that are left @throws FileError */
export async function deleteOwnRun(run: string): Promise<readonly StoredRunInfo[]> {
  return (await trainer.ask({ kind: 'delete', run }, 'runs')).runs;
}

/** Saves a run as a zip where the browser puts downloads. @throws FileError */
export async function exportOwnRun(run: string): Promise<void> {
  const { zip } = await trainer.ask({ kind: 'export', run }, 'exported');
  download(new Blob([zip], { type: 'application/zip' }), `${run}.zip`);
}

/** @throws FileError where there is no such run */
export async function openOwnInfo(run: string): Promise<StoredRunInfo> {
  return (await trainer.ask({ kind: 'open', run }, 'opened')).info;
}

/** A run by what it learns and when it began; its name starts with that time in UTC: `2026-11-28-174605-grounding-grpo`. */
export function ownTitle({ run, record }: Pick<StoredRunInfo, 'run' | 'record'>): string {
  const what = trainable[record.task].title;
  const time = /^(\d{4}-\d\d-\d\d)-(\d\d)(\d\d)(\d\d)/.exec(run);
  if (!time) return what;
  const began = new Date(`${time[1]}T${time[2]}:${time[3]}:${time[4]}Z`);
  const options = {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  } as const;
  return `${what}, ${began.toLocaleString('en-GB', options)}`;
}
