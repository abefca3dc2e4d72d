import type { Trainer } from '../../state/trainer';

/** Where a run stands, in a strong word or two and the rest. */
export interface RunStatus {
  readonly main: string;
  readonly more: string;
}

export function runStatus({ phase, loading, steps, shown, until }: Trainer): RunStatus {
  const step = steps.at(-1)?.step;
  if (phase === 'replay')
    return { main: `Step ${steps[shown ?? steps.length - 1]?.step ?? 0}`, more: `of ${until}, stored` };
  if (phase === 'idle') return { main: 'Not started', more: '' };
  if (phase === 'loading') {
    return {
      main: 'Loading',
      more: loading ? `${loading.what}, ${loading.done + 1} of ${loading.total}` : 'the worker',
    };
  }
  if (step === undefined) {
    return phase === 'failed' ? { main: 'Not started', more: '' } : { main: 'Measuring', more: 'the start' };
  }
  const states = {
    ready: ', paused',
    running: '',
    pausing: ', finishing this step',
    failed: ', stopped',
  } as const;
  return { main: `Step ${step}`, more: `of ${until}${step >= until ? ', done' : states[phase]}` };
}
