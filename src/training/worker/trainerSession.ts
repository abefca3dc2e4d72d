import { NotFinite } from '../notFinite';
import type { TrainerCommand, TrainerEvent, TrainerNotice } from '../protocol';
import { TrainingError, type TrainingProblem } from '../trainingError';
import { measureHeadroom } from './measureHeadroom';
import { type OpenRun, type RunTools, reopenRun, startRun } from './openRun';
import type { RunShelf } from './runShelf';
import { storedRuns } from './storedRuns';

export type SessionTools = Omit<RunTools, 'loading' | 'notify' | 'shelf'> & {
  readonly shelf: Promise<RunShelf | null>;
  readonly post: (event: TrainerEvent) => void;
};

/** Obeys the page's commands, one after the other, and between two steps looks whether it should pause. */
export class TrainerSession {
  private run: OpenRun | null = null;
  /** Steps are taken while fewer than this have been. */
  private until = 0;
  private busy = false;
  /** Whether the state shall be saved after the step that is being taken. */
  private saveSoon = false;
  private queue: Promise<void> = Promise.resolve();

  constructor(private readonly tools: SessionTools) {}

  /** Resolves when the command is done. */
  obey(command: TrainerCommand): Promise<void> {
    switch (command.kind) {
      case 'pause':
        this.until = 0;
        if (!this.busy && this.run) this.tools.post({ kind: 'paused', step: this.run.training.step });
        return this.queue;
      case 'init':
        this.until = 0;
        return this.next('starting the run', () => this.begin((tools) => startRun(command.config, tools)));
      case 'resume':
        this.until = 0;
        return this.next('resuming the run', () =>
          this.begin((tools) => reopenRun(command.run, command, tools)),
        );
      case 'start':
        return this.next('training', () => this.train(command.until));
      case 'step':
        return this.next('training', () => this.train((this.run?.training.step ?? 0) + 1));
      case 'save':
        this.saveSoon = this.busy;
        return this.busy ? Promise.resolve() : this.next('saving', () => this.save());
      case 'runs':
        return this.ask((shelf) => storedRuns.list(shelf));
      case 'open':
        return this.ask((shelf) => storedRuns.open(shelf, command.run));
      case 'rollouts':
        return this.ask((shelf) => storedRuns.rollouts(shelf, command.run, command.step));
      case 'export':
        return this.ask((shelf) => storedRuns.export(shelf, command.run));
      case 'delete':
        if (this.run?.name === command.run) this.until = 0;
        return this.next('deleting a run', () => this.delete(command.run));
      case 'headroom':
        return this.next('measuring the headroom', async () => {
          const { post, ...tools } = this.tools;
          const loading = (what: string, done: number) => post({ kind: 'loading', what, done, total: 3 });
          const notify = (notice: TrainerNotice) => this.notify(notice);
          const { config, samples } = command;
          const prompts = await measureHeadroom(config, samples, { ...tools, loading, notify });
          post({ kind: 'headroom', prompts });
        });
    }
  }

  /** Says what went wrong. @param remedy where the failure itself knows none */
  fail(error: unknown, where: string, remedy: string, fatal: boolean): void {
    this.tools.post({ kind: 'error', fatal, ...problemOf(error, where, remedy) });
  }

  private next(where: string, work: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(work).catch(async (error) => {
      const step = this.run ? `${where}, step ${this.run.training.step + 1}` : where;
      await this.end().catch(() => {});
      this.fail(error, step, 'Resume from the last saved step, or start again from the shipped policy', true);
    });
    return this.queue;
  }

  /** Questions about stored runs are answered while training goes on. */
  private async ask(answer: (shelf: RunShelf) => Promise<TrainerEvent>): Promise<void> {
    try {
      const shelf = await this.tools.shelf;
      this.tools.post(shelf ? await answer(shelf) : { kind: 'runs', runs: [] });
    } catch (error) {
      this.fail(error, 'stored runs', 'Reload the page and try again', false);
    }
  }

  private async delete(name: string): Promise<void> {
    if (this.run?.name === name) await this.end();
    await this.ask(async (shelf) => {
      await shelf.remove(name);
      return storedRuns.list(shelf);
    });
  }

  private async begin(open: (tools: RunTools) => Promise<OpenRun>): Promise<void> {
    const { post, shelf, ...rest } = this.tools;
    await this.end();
    const run = await open({
      ...rest,
      shelf: await shelf,
      loading: (what, done) => post({ kind: 'loading', what, done, total: 3 }),
      notify: (notice) => this.notify(notice),
    });
    this.run = run;
    const { name, engine, policy, steps, training } = run;
    post({ kind: 'ready', run: name, steps, backend: engine.backend, backendNote: engine.note, policy });
    if (training.step < 0) post({ kind: 'step', ...(await training.next()) });
  }

  private async train(target: number): Promise<void> {
    const { run } = this;
    if (!run) return;
    this.busy = true;
    this.until = target;
    try {
      while (run.training.step < this.until && (await this.canWrite(run))) {
        this.tools.post({ kind: 'step', ...(await run.training.next()) });
        if (this.saveSoon) await this.save();
        // A gap between steps: commands get in, and rendering gets its share of the graphics card.
        await new Promise((resume) => setTimeout(resume, 0));
      }
      await this.save();
    } finally {
      this.busy = false;
      this.tools.post({ kind: 'paused', step: run.training.step });
    }
  }

  /** Whether earlier steps could be written; a run whose storage is full waits until it is started again. */
  private async canWrite({ store }: OpenRun): Promise<boolean> {
    return this.orSayFull(async () => store?.ready());
  }

  private async save(): Promise<void> {
    this.saveSoon = false;
    const { run } = this;
    if (!run?.store) return;
    if (await this.orSayFull(() => run.training.settle()))
      this.tools.post({ kind: 'saved', step: run.training.step });
  }

  private async orSayFull(write: () => Promise<void> | undefined): Promise<boolean> {
    try {
      await write();
      return true;
    } catch (error) {
      if (!(error instanceof TrainingError)) throw error;
      this.notify({ about: 'storage', ...error.problem });
      return false;
    }
  }

  private notify(notice: TrainerNotice): void {
    this.tools.post({ kind: 'notice', ...notice });
  }

  /** Lets go of the open run; what was handed to its store is written. */
  private async end(): Promise<void> {
    const { run } = this;
    this.run = null;
    if (!run) return;
    try {
      await run.store?.written();
    } finally {
      run.training.dispose();
      await run.store?.release();
    }
  }
}

function problemOf(error: unknown, where: string, remedy: string): TrainingProblem {
  if (error instanceof TrainingError) return error.problem;
  const what = error instanceof Error ? error.message : String(error);
  if (error instanceof NotFinite)
    return {
      what,
      where,
      remedy: 'Lower the learning rate and start again; the last good step is still stored',
    };
  return { what, where, remedy };
}
