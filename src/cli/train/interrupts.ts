/** Ctrl-C, or the system asking to end: noted, so that the step in progress is finished and saved. A second one ends at once. */
export interface Interrupts {
  readonly asked: boolean;
  /** Lets signals end the process again. */
  end(): void;
}

/** @param onFirst says that it was heard */
export function interrupts(onFirst: () => void): Interrupts {
  let asked = false;
  const heard = () => {
    if (asked) process.exit(130);
    asked = true;
    onFirst();
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.on(signal, heard);
  return {
    get asked() {
      return asked;
    },
    end() {
      for (const signal of signals) process.off(signal, heard);
    },
  };
}
