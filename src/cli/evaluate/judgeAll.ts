import type { JudgedScene } from './judgedScene';

/** So many scenes are asked about at a time. */
const CHUNK = 24;

type Judge = (first: number, count: number) => Promise<JudgedScene[]>;

/** Scenes 0 to `count`, in order, each judge taking the next few when it is free.
 * @param onProgress hears how many scenes are done */
export async function judgeAll(
  judges: readonly Judge[],
  count: number,
  onProgress: (done: number) => void = () => {},
): Promise<JudgedScene[]> {
  const scenes: JudgedScene[] = [];
  let [next, done] = [0, 0];
  const work = async (judge: Judge) => {
    while (next < count) {
      const first = next;
      next = Math.min(count, first + CHUNK);
      const judged = await judge(first, next - first);
      judged.forEach((scene, i) => {
        scenes[first + i] = scene;
      });
      done += judged.length;
      onProgress(done);
    }
  };
  await Promise.all(judges.map(work));
  return scenes;
}
