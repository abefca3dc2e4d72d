import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode, pieces, promptTokens } from '#training/headless';

const END = 1;
/** What a token tells of that tells of no instance. */
const NONE = 255;

/** One prompt and the completion to imitate. */
export interface TokenRow {
  /** Index of the scene in the folder's arrays. */
  readonly scene: number;
  readonly task: string;
  readonly prompt: string;
  readonly completion: string;
  /** How much of the completion, from its start, is told and not learnt; nothing where absent. */
  readonly given?: string;
  /** Which of the scene's instances the completion's boxes are, in their order. */
  readonly instances?: readonly number[];
}

export interface RowsEntry {
  readonly count: number;
  readonly promptLength: number;
  readonly length: number;
  /** Frames shown. */
  readonly frames: number;
}

/** Collects the rows of one kind and writes them as arrays: KIND.scene.i32 [n], KIND.prompt.i16 [n, P],
 * KIND.completion.i16 [n, T] padded to the longest, KIND.instance.u8 [n, T] (whose box a token is part of, or 255), KIND.given.i16 [n] tokens, KIND.tasks.json
 * [n] ids. */
export class RowWriter {
  private readonly rows: { row: TokenRow; prompt: Int32Array; completion: number[] }[] = [];

  constructor(
    private readonly kind: string,
    private readonly frames: number,
    private readonly promptLength: number,
    private readonly maxLength: number,
    /** Whether what is too long to be imitated is kept, cut off: a policy is judged on it all the same. */
    private readonly cutsLong: boolean,
  ) {}

  /** Leaves out what the policy has no room for. */
  add(row: TokenRow): void {
    if (encode(row.prompt).length > this.promptLength) return;
    const prompt = promptTokens(row.prompt, this.promptLength);
    const completion = [...encode(row.completion), END];
    const most = this.maxLength - prompt.length;
    if (completion.length > most && !this.cutsLong) return;
    this.rows.push({ row, prompt, completion: completion.slice(0, most) });
  }

  write(folder: string): RowsEntry {
    const { rows, kind, promptLength } = this;
    // Not Math.max(...): there are more rows than a call takes arguments.
    const length = rows.reduce((most, { completion }) => Math.max(most, completion.length), 0);
    const prompts = new Int16Array(rows.length * promptLength);
    const completions = new Int16Array(rows.length * length);
    const instances = new Uint8Array(rows.length * length).fill(NONE);
    for (const [i, { row, prompt, completion }] of rows.entries()) {
      prompts.set(prompt, i * promptLength);
      completions.set(completion, i * length);
      instances.set(toldInstances(completion, row.instances ?? []), i * length);
    }
    const file = (name: string, values: Int16Array | Int32Array | Uint8Array) =>
      writeFileSync(join(folder, `${kind}.${name}`), new Uint8Array(values.buffer));
    file('prompt.i16', prompts);
    file('completion.i16', completions);
    file('instance.u8', instances);
    file(
      'scene.i32',
      Int32Array.from(rows, ({ row }) => row.scene),
    );
    file(
      'given.i16',
      Int16Array.from(rows, ({ row }) => encode(row.given ?? '').length),
    );
    writeFileSync(join(folder, `${kind}.tasks.json`), JSON.stringify(rows.map(({ row }) => row.task)));
    return { count: rows.length, promptLength, length, frames: this.frames };
  }
}

/** The instance whose box each token is part of: from the piece that opens an object to the one that closes it. */
function toldInstances(completion: readonly number[], instances: readonly number[]): number[] {
  let [next, told] = [0, NONE];
  return completion.map((token) => {
    const piece = pieces[token] ?? '';
    if (piece.startsWith('{"')) told = instances[next++] ?? NONE;
    const now = told;
    if (piece.endsWith(']}')) told = NONE;
    return now;
  });
}
