import type { RunFolder } from '../runs/runFolder';

/** Where the page's runs are kept, each in a folder of its own. */
export interface RunShelf {
  names(): Promise<readonly string[]>;
  folder(run: string): RunFolder;
  /** Removes a run with all its files. @throws TrainingError where another tab trains in it */
  remove(run: string): Promise<void>;
}
