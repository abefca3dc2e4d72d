/** How far an import is. */
export interface ImportProgress {
  /** In words: `Reading capture/transforms.json`. */
  readonly what: string;
  readonly done: number;
  /** 0 where the end is not known. */
  readonly of: number;
}

/** How the caller follows an import, and stops it. */
export interface ImportControl {
  readonly signal?: AbortSignal;
  readonly progress?: (progress: ImportProgress) => void;
}

/** Reports progress, lets other work of the page or worker run, and stops if the caller wants it.
 * @throws the signal's reason once it is aborted */
export async function report(
  { signal, progress }: ImportControl,
  what: string,
  done = 0,
  of = 0,
): Promise<void> {
  progress?.({ what, done, of });
  await new Promise((resolve) => setTimeout(resolve));
  signal?.throwIfAborted();
}
