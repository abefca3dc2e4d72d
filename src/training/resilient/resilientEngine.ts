import { type BackendFault, backendFault } from '../backendFault';
import type {
  Engine,
  EngineState,
  ImitateOptions,
  ImitateStats,
  PolicyBatch,
  PromptBatch,
  TargetBatch,
  UpdateOptions,
  UpdateStats,
} from '../engine';
import type { SampleOptions, Samples } from '../policy/sample';
import type { BackendName } from '../protocol';
import { TrainingError } from '../trainingError';
import type { EngineNotice } from './engineNotice';
import type { OpenEngine, OpenedEngine } from './openedEngine';

/** Updates after which the state is read again: what is done again after a fault, against a readback of all parameters. */
const KEEP_EVERY = 8;

const NEXT: Readonly<Record<BackendName, BackendName | null>> = { webgpu: 'wasm', wasm: 'cpu', cpu: null };

/**
 * An engine that outlives its backend. It keeps the last good state and the updates since; when the backend is lost it opens
 * another, does those updates again and then what failed. Out of memory halves the micro-chunk. Both are told to `notify`.
 *
 * What comes out is what an unhurt engine would have given, but for the rounding of another backend or another cut.
 */
export class ResilientEngine implements Engine {
  private opened: OpenedEngine | null = null;
  private prefer: BackendName;
  private good: EngineState | null = null;
  private since: ((engine: Engine) => Promise<unknown>)[] = [];
  /** What befell the open engine, which is then closed at the next call. */
  private fault: BackendFault | null = null;
  private interrupt: () => void = () => {};
  /** Counts engines: one that is closed may still complain. */
  private generation = 0;
  /** Largest micro-chunk that memory seems to hold, and that of the work in hand; 0 where that takes none. */
  private largest = Number.POSITIVE_INFINITY;
  private chunk = 0;
  private left: { readonly backend: BackendName; readonly why: string } | null = null;
  private parameters = 0;

  private constructor(
    private readonly open: OpenEngine,
    prefer: BackendName,
    private readonly notify: (notice: EngineNotice) => void,
  ) {
    this.prefer = prefer;
  }

  /** @param notify hears of every change of backend and of micro-chunk */
  static async open(
    open: OpenEngine,
    prefer: BackendName,
    notify: (notice: EngineNotice) => void,
  ): Promise<ResilientEngine> {
    const engine = new ResilientEngine(open, prefer, notify);
    await engine.state();
    return engine;
  }

  get backend(): BackendName {
    return this.opened?.backend ?? this.prefer;
  }

  /** As `OpenedEngine.note`, of the backend in use. */
  get note(): string | null {
    return this.opened?.note ?? null;
  }

  get parameterCount(): number {
    return this.parameters;
  }

  sample(batch: PromptBatch, options: SampleOptions): Promise<Samples> {
    // A second try must get the noise of the first: what has been drawn is kept.
    const { gumbel } = options;
    const drawn: Float32Array[] = [];
    const again = gumbel && ((step: number, count: number) => (drawn[step] ??= gumbel(step, count)));
    return this.survive((engine) => engine.sample(batch, { ...options, gumbel: again }));
  }

  update(batch: PolicyBatch, options: UpdateOptions): Promise<UpdateStats> {
    return this.learn(batch, options, (engine, microChunk) =>
      engine.update(batch, { ...options, microChunk }),
    );
  }

  imitate(batch: TargetBatch, options: ImitateOptions): Promise<ImitateStats> {
    return this.learn(batch, options, (engine, microChunk) =>
      engine.imitate(batch, { ...options, microChunk }),
    );
  }

  crossEntropy(batch: TargetBatch, options: Pick<ImitateOptions, 'microChunk'>): Promise<number> {
    return this.survive(
      this.inChunks(batch, options, (engine, microChunk) => engine.crossEntropy(batch, { microChunk })),
    );
  }

  read(): Promise<Map<string, Float32Array>> {
    return this.survive((engine) => engine.read());
  }

  async state(): Promise<EngineState> {
    const state = await this.survive((engine) => engine.state());
    this.good = state;
    this.since = [];
    return state;
  }

  restore(state: EngineState): void {
    this.good = state;
    this.since = [];
    try {
      this.opened?.engine.restore(state);
    } catch (error) {
      // The next call finds it, and opens another with this state.
      this.fault ??= backendFault(error);
      if (!this.fault) throw error;
    }
  }

  dispose(): void {
    this.generation += 1;
    this.opened?.close();
    this.opened = null;
  }

  private async learn<Stats>(
    batch: TargetBatch,
    options: { readonly microChunk: number },
    work: (engine: Engine, microChunk: number) => Promise<Stats>,
  ): Promise<Stats> {
    const update = this.inChunks(batch, options, work);
    const stats = await this.survive(update);
    this.since.push(update);
    if (this.since.length >= KEEP_EVERY) await this.state();
    return stats;
  }

  private inChunks<Result>(
    { prompts }: TargetBatch,
    { microChunk }: { readonly microChunk: number },
    work: (engine: Engine, microChunk: number) => Promise<Result>,
  ): (engine: Engine) => Promise<Result> {
    return (engine) => {
      this.chunk = Math.min(microChunk, this.largest, prompts.sequences);
      return work(engine, this.chunk);
    };
  }

  /** Does a piece of work, again after each fault, until it is done or nothing is left to try. */
  private async survive<Result>(work: (engine: Engine) => Promise<Result>): Promise<Result> {
    for (;;) {
      // A fault of the last try, or one that was heard of since the last call.
      if (this.fault) this.giveWay(this.fault);
      try {
        const engine = this.opened?.engine ?? (await this.reopen());
        this.chunk = 0;
        return await this.unhurt(work(engine));
      } catch (error) {
        this.fault ??= backendFault(error);
        if (!this.fault) throw error;
      }
    }
  }

  /** Opens an engine and brings it to where the last one was. */
  private async reopen(): Promise<Engine> {
    const { generation } = this;
    this.opened = await this.open(this.prefer, (fault) => {
      if (generation !== this.generation) return;
      this.fault ??= fault;
      this.interrupt();
    });
    const { engine, backend } = this.opened;
    this.parameters = engine.parameterCount;
    if (this.left) this.notify(changeOfBackend(this.left, backend));
    this.left = null;
    try {
      if (this.good) engine.restore(this.good);
      for (const update of this.since) await this.unhurt(update(engine));
    } catch (error) {
      this.fault ??= backendFault(error);
      // It must not be taken for one that is as far as the last.
      if (!this.fault) this.dispose();
      throw error;
    }
    return engine;
  }

  /** What a piece of work gives, if no fault comes meanwhile: a lost device may leave it waiting for ever. */
  private async unhurt<Result>(work: Promise<Result>): Promise<Result> {
    const interrupted = new Promise<void>((resolve) => {
      this.interrupt = resolve;
    });
    if (!this.fault) await Promise.race([work, interrupted]);
    if (!this.fault) return work;
    // Nobody waits for it any more.
    work.catch(() => {});
    throw new Error(this.fault.message);
  }

  /** Closes what failed and decides what to try next. @throws TrainingError where nothing is left */
  private giveWay({ kind, message }: BackendFault): void {
    const { backend } = this;
    this.dispose();
    this.fault = null;
    const where = NAMES[backend];
    if (kind === 'memory') {
      if (this.chunk <= 1) {
        throw new TrainingError({
          what: `Out of memory (${message})`,
          where,
          remedy: 'Take fewer rollouts per prompt, fewer prompts or shorter answers',
        });
      }
      this.prefer = backend;
      this.largest = Math.floor(this.chunk / 2);
      this.notify({
        about: 'micro-chunk',
        microChunk: this.largest,
        what: `Out of memory: ${this.largest} sequences are learnt from at a time now, not ${this.chunk}`,
        where,
        remedy: 'Training goes on from the last good step, with the same numbers',
      });
      return;
    }
    const next = NEXT[backend];
    if (next === null) {
      throw new TrainingError({
        what: message,
        where,
        remedy: 'Reload, and resume from the last saved state',
      });
    }
    this.prefer = next;
    this.left = { backend, why: message };
  }
}

function changeOfBackend(
  left: { readonly backend: BackendName; readonly why: string },
  backend: BackendName,
): EngineNotice {
  return {
    about: 'backend',
    backend,
    what: `${NAMES[left.backend]} failed: ${left.why}`,
    where: NAMES[left.backend],
    remedy: `Training goes on with ${NAMES[backend]}, from the last good step`,
  };
}

const NAMES: Readonly<Record<BackendName, string>> = {
  webgpu: 'WebGPU',
  wasm: 'WASM',
  cpu: 'plain JavaScript',
};
