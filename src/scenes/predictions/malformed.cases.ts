import type { MalformedCase } from '../import/malformedCase';
import { memoryFile } from '../import/memoryFile';
import { lines } from './testing/lines';

const good = lines({ task: 't', completion: 'C' });
const bytes = (...values: number[]) => new Uint8Array(values);

/** A file that says it is larger than any that is read, and cannot be. */
const huge = { ...memoryFile('huge.jsonl', good), size: 5 * 2 ** 30 };

/** Damaged and unreadable dumps, and what the user is told. */
export const malformedPredictions: readonly MalformedCase[] = [
  {
    name: 'nothing at all',
    files: [],
    expect: /^run: no completions that can be read\. One JSON object a line/,
  },
  {
    name: 'an empty file',
    files: [memoryFile('a.jsonl', '')],
    expect: 'a.jsonl: no completions that can be read',
  },
  {
    name: 'JSONL without completions',
    files: [memoryFile('a.jsonl', lines({ text: 'x' }))],
    expect: 'no completions',
  },
  {
    name: 'a cut last line',
    files: [memoryFile('a.jsonl', `${good}{"completion": "x`)],
    expect: 'The last line is cut and was left out: a.jsonl, line 2',
  },
  {
    name: 'broken lines among good ones',
    files: [memoryFile('a.jsonl', `${good}[1]\nnope\n${good}`)],
    expect: 'Not a JSON object, passed over: 2 times, first in a.jsonl, line 2',
  },
  {
    name: 'numbers that JSON does not have',
    files: [memoryFile('a.jsonl', '{"completion": "NaN", "reward": NaN, "advantage": -Infinity}')],
    expect: 'Holds NaN or Infinity, read as missing: a.jsonl, line 1',
  },
  {
    name: 'a completion that is no text',
    files: [memoryFile('a.jsonl', good + lines({ completion: { score: 1 } }))],
    expect: 'No completion, passed over: a.jsonl, line 2',
  },
  { name: 'five gigabytes', files: [huge], expect: /huge\.jsonl is 5120 MiB long: more than the 2048 MiB/ },
  {
    name: 'a line of twenty million characters',
    files: [memoryFile('a.jsonl', `${good}${'x'.repeat(20e6)}`)],
    expect: /Left out from line \d+ on: a line of more than 16 million characters: a\.jsonl/,
  },
  {
    name: 'a pickle',
    files: [memoryFile('dump.pkl', bytes(0x80, 4, 0x95))],
    expect: /dump\.pkl: a Python pickle.*json\.dump/,
  },
  {
    name: 'a pickle under another name',
    files: [memoryFile('dump.bin', bytes(0x80, 5, 0x95))],
    expect: 'a Python pickle',
  },
  {
    name: "inspect_ai's .eval",
    files: [memoryFile('a.eval', bytes(0x50, 0x4b, 3, 4))],
    expect: /a\.eval: a log of inspect_ai.*inspect log/,
  },
  {
    name: 'zstd',
    files: [memoryFile('a.jsonl.zst', bytes(0x28, 0xb5, 0x2f, 0xfd))],
    expect: /packed with zstd.*zstd -d/,
  },
  {
    name: 'gzip',
    files: [memoryFile('a.jsonl.gz', bytes(0x1f, 0x8b, 8))],
    expect: /packed with gzip.*gzip -d/,
  },
  {
    name: 'UTF-16',
    files: [memoryFile('a.jsonl', bytes(0xff, 0xfe, 0x7b, 0))],
    expect: /text in UTF-16.*UTF-8/,
  },
  {
    name: 'the pointer of git-lfs instead of Parquet',
    files: [memoryFile('completions_00001.parquet', 'version https://git-lfs.github.com/spec/v1\n')],
    expect: /no Parquet, whatever its name.*git lfs pull/,
  },
  {
    name: 'a cut Parquet file',
    files: [memoryFile('completions_00001.parquet', bytes(0x50, 0x41, 0x52, 0x31, 0x15, 4, 0x15))],
    expect: /completions_00001\.parquet: not readable as Parquet .*once the run has written it/,
  },
  {
    name: 'a wandb table without rows',
    files: [memoryFile('a.table.json', '{"columns": ["completion"], "rows": []}')],
    expect: 'a.table.json: data is missing: expected a list of rows. Download the table again',
  },
  {
    name: 'a wandb table cut in the middle',
    files: [memoryFile('a.table.json', '{"columns": ["completion"], "data": [["x"')],
    expect: /a\.table\.json: not JSON .*Check that the file is whole/,
  },
  {
    name: 'a rollout without a task in rollouts.json',
    files: [memoryFile('rollouts.json', '{"policies": [], "rollouts": [{"id": "a", "completion": "x"}]}')],
    expect: /rollouts\.json: rollouts\[0\]\.task is missing: expected text/,
  },
  {
    name: 'policies that are no list',
    files: [memoryFile('rollouts.json', '{"policies": 5, "rollouts": []}')],
    expect: 'rollouts.json: policies is 5: expected a list',
  },
  {
    name: 'likelihoods in a sample log',
    files: [
      memoryFile('samples_x.jsonl', lines({ doc_id: 0, resps: [['-1.5', 'True']], filtered_resps: [] })),
    ],
    expect: /samples_x\.jsonl: no completion in it \(Likelihoods instead of text/,
  },
  {
    name: 'verl rows without output',
    files: [
      memoryFile(
        '1.jsonl',
        lines({ input: 'a', output: 'b', score: 1 }, { input: 'a', output: null, score: 1 }),
      ),
    ],
    expect: 'No output, passed over: 1.jsonl, line 2',
  },
  {
    name: 'a cut generations.log',
    files: [
      memoryFile(
        'generations.log',
        '[prompt] a\n[output] b\n[ground_truth] c\n[score] 1\n\n[prompt] a\n[output] b',
      ),
    ],
    expect: 'A record without its four parts, passed over: generations.log, record 2',
  },
  {
    name: 'a list of completions with strangers in it',
    files: [memoryFile('a.json', '[{"completion": "x"}, 5, null]')],
    expect: 'No completion, passed over: 2 times, first in a.json, entry 1',
  },
  {
    name: 'a NeMo-RL row without text',
    files: [
      memoryFile(
        'train_data_step1.jsonl',
        lines({ content: [['q', 'a']], rewards: [1] }, { content: [[]], rewards: [1] }),
      ),
    ],
    expect: 'No text, passed over: train_data_step1.jsonl, line 2',
  },
];
