import type { BackendFault } from '../../backendFault';
import type { Engine, EngineState } from '../../engine';
import type { BackendName } from '../../protocol';
import type { OpenEngine } from '../openedEngine';

/** How a call of a fake engine fails: it throws, or it never answers and the device's loss is heard of (`reported`), or it
 * answers, and the fault is heard of just before (`late`). */
export interface FakeFault {
  readonly kind: BackendFault['kind'];
  readonly how: 'thrown' | 'reported' | 'late';
}

export interface FakeEngines {
  readonly open: OpenEngine;
  /** `opened wasm`, `update 8 on wasm` and so on. */
  readonly log: string[];
  /** Makes the open engine's backend complain between two calls. */
  complain(kind: BackendFault['kind']): void;
}

/** Engines with one parameter and simple sums for learning. Their calls are counted over all of them; `faults` says which fails. */
export function fakeEngines(
  faults: ReadonlyMap<number, FakeFault> = new Map(),
  missing: readonly BackendName[] = [],
): FakeEngines {
  const log: string[] = [];
  let calls = 0;
  let report: (fault: BackendFault) => void = () => {};

  async function call<Result>(name: string, work: () => Result): Promise<Result> {
    log.push(name);
    const fault = faults.get(calls++);
    if (!fault) return work();
    const { kind, how } = fault;
    if (how === 'thrown') {
      // A fault in the middle: half of the work is done.
      work();
      throw kind === 'memory'
        ? new RangeError('Array buffer allocation failed')
        : new DOMException('Device lost', 'AbortError');
    }
    report({ kind, message: kind === 'memory' ? 'Out of memory' : 'Device lost' });
    return how === 'late' ? work() : new Promise<never>(() => {});
  }

  const open: OpenEngine = async (prefer, onFault) => {
    const order: readonly BackendName[] = ['webgpu', 'wasm', 'cpu'];
    const backend = order.slice(order.indexOf(prefer)).find((name) => !missing.includes(name))!;
    log.push(`opened ${backend}`);
    report = onFault;
    return {
      engine: fakeEngine(backend, call),
      backend,
      note: null,
      close: () => log.push(`closed ${backend}`),
    };
  };
  return { open, log, complain: (kind) => report({ kind, message: 'Something between two calls' }) };
}

function fakeEngine(
  backend: BackendName,
  call: <Result>(name: string, work: () => Result) => Promise<Result>,
): Engine {
  let weight = 1;
  let moment = 0;
  let updates = 0;
  const learn = (by: number) => {
    updates += 1;
    moment = Math.fround(0.5 * moment + by);
    weight = Math.fround(weight * 0.9 + moment / updates);
    return { loss: weight, gradNorm: Math.abs(moment), clipFraction: { low: 0, high: 0 }, kl: null };
  };
  const values = (value: number) => new Map([['weight', Float32Array.of(value)]]);
  return {
    parameterCount: 1,
    sample: ({ sequences }, { maxTokens, gumbel }) =>
      call(`sample on ${backend}`, () => {
        const noise = Array.from({ length: maxTokens }, (_, step) => gumbel?.(step, 1)[0] ?? 0);
        const tokens = Int32Array.from(noise, (value) => Math.round(100 * (value + weight)));
        return { count: sequences, length: maxTokens, tokens, logProbs: Float32Array.from(noise) };
      }),
    update: ({ advantages }, { microChunk }) =>
      call(`update ${microChunk} on ${backend}`, () =>
        learn(advantages.reduce((sum, value) => sum + value, 0)),
      ),
    imitate: ({ weights }, { microChunk }) =>
      call(`imitate ${microChunk} on ${backend}`, () =>
        learn(weights.reduce((sum, value) => sum + value, 0)),
      ),
    crossEntropy: () => call(`crossEntropy on ${backend}`, () => weight),
    read: () => call(`read on ${backend}`, () => values(weight)),
    state: () =>
      call(
        `state on ${backend}`,
        (): EngineState => ({
          parameters: values(weight),
          first: values(moment),
          second: values(0),
          updates,
        }),
      ),
    restore(state) {
      weight = state.parameters.get('weight')![0]!;
      moment = state.first.get('weight')![0]!;
      updates = state.updates;
    },
    dispose() {},
  };
}
