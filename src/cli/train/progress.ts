import type { StepMetrics } from '#training/headless';

/** Where progress goes: standard error, or a test. */
export interface ProgressOutput {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export interface Progress {
  step(metrics: StepMetrics): void;
  /** A line of its own, above the bar. */
  note(text: string): void;
  /** Leaves the last line standing. */
  end(): void;
}

const BAR = 24;
/** Without a terminal a line is written so often. */
const EVERY = 10;

/** Tells how a run gets on: a bar on a terminal, a line every ten steps elsewhere. */
export function progress(steps: number, endless: boolean, output: ProgressOutput): Progress {
  let open = false;
  const clear = () => {
    if (open) output.write('\r\x1b[K');
    open = false;
  };
  return {
    step(metrics) {
      const text = describe(metrics, steps, endless);
      if (!output.isTTY) {
        if (metrics.step % EVERY === 0 || metrics.step === steps) output.write(`${text}\n`);
        return;
      }
      clear();
      const filled = endless ? 0 : Math.round((BAR * metrics.step) / steps);
      const bar = endless ? '' : `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} `;
      output.write(`${bar}${text}`.slice(0, (output.columns ?? 100) - 1));
      open = true;
    },
    note(text) {
      clear();
      output.write(`${text}\n`);
    },
    end() {
      if (open) output.write('\n');
      open = false;
    },
  };
}

function describe(
  { step, reward, rewardStd, loss, seconds }: StepMetrics,
  steps: number,
  endless: boolean,
): string {
  const figures =
    reward === null ? `loss ${loss?.toFixed(4)}` : `reward ${reward.toFixed(3)} ± ${rewardStd?.toFixed(3)}`;
  const left = endless || step === 0 ? '' : `, ${duration((seconds / (step + 1)) * (steps - step))} left`;
  return `step ${step}${endless ? '' : ` of ${steps}`}  ${figures}  ${duration(seconds)}${left}`;
}

function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 100) return `${whole} s`;
  if (whole < 6000) return `${Math.round(whole / 60)} min`;
  return `${(whole / 3600).toFixed(1)} h`;
}
