import { parentPort, Worker, workerData } from 'node:worker_threads';
import type { JudgedScene } from './judgedScene';
import { type EvaluationJob, openJob } from './openJob';

interface Range {
  readonly first: number;
  readonly count: number;
}

/** A thread that asks and judges. Ranges are worked off one at a time.
 * @param entry a script that calls `serveEvaluation` where it finds itself in a thread */
export function evaluationThread(entry: URL, job: EvaluationJob) {
  const thread = new Worker(entry, { workerData: job });
  return {
    judge: (first: number, count: number) =>
      new Promise<JudgedScene[]>((resolve, reject) => {
        thread.removeAllListeners();
        thread.once('message', resolve);
        thread.once('error', reject);
        thread.postMessage({ first, count } satisfies Range);
      }),
    close: () => void thread.terminate(),
  };
}

/** The thread's side. */
export function serveEvaluation(): void {
  const opened = openJob(workerData as EvaluationJob);
  parentPort?.on('message', async ({ first, count }: Range) => {
    const { judge } = await opened;
    parentPort?.postMessage(await judge(first, count));
  });
}
