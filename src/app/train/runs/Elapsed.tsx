import { type ReactElement, type ReactNode, useEffect, useState } from 'react';

/** Seconds after which a wait is worth a word. */
const PATIENCE = 4;

interface Props {
  /** What is being waited for, e.g. `step 3`. Give it as the key too, so that each wait has its own count. */
  readonly what: string;
  /** What stands here otherwise. */
  readonly children: ReactNode;
}

/** How long something has been going on, once that is longer than one would think. */
export function Elapsed({ what, children }: Props): ReactElement {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const started = performance.now();
    const timer = setInterval(() => setSeconds(Math.round((performance.now() - started) / 1000)), 1000);
    return () => clearInterval(timer);
  }, []);
  return <>{seconds < PATIENCE ? children : `${what} for ${seconds} s`}</>;
}
