import { problem } from '../import/read/problem';
import type { FileSource } from '../import/sourceFile';
import { type FileHead, fileHead } from './read/fileHead';

interface Refusal {
  readonly applies: (head: FileHead) => boolean;
  readonly message: string;
  readonly remedy: string;
}

/** What people have and no page should or can read. */
const REFUSALS: readonly Refusal[] = [
  {
    applies: ({ name, bytes }) =>
      /\.(pkl|pickle|pt|pth)$/.test(name) || (bytes[0] === 0x80 && bytes[1]! <= 5),
    message: 'a Python pickle: reading one runs whatever code it holds',
    remedy:
      'Write it as JSON where you trust it: json.dump(pickle.load(open(p, "rb")), open(q, "w"), default=lambda o: o.tolist())',
  },
  {
    applies: ({ name }) => name.endsWith('.eval'),
    message: 'a log of inspect_ai, whose entries are packed with zstd',
    remedy:
      'Write it as JSON: inspect log convert LOG.eval --to json --output-dir DIR; then one completion a line',
  },
  {
    applies: ({ name, bytes }) =>
      name.endsWith('.zst') || [0x28, 0xb5, 0x2f, 0xfd].every((byte, i) => bytes[i] === byte),
    message: 'packed with zstd',
    remedy: 'Unpack it: zstd -d FILE',
  },
  {
    applies: ({ bytes }) => bytes[0] === 0x1f && bytes[1] === 0x8b,
    message: 'packed with gzip',
    remedy: 'Unpack it: gzip -d FILE',
  },
  {
    applies: ({ bytes }) =>
      (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff),
    message: 'text in UTF-16',
    remedy: 'Save it as UTF-8',
  },
  {
    applies: ({ name, bytes }) => name.endsWith('.parquet') && bytes[0] !== 0x50,
    message: 'no Parquet, whatever its name',
    remedy: 'A few lines of text are the pointer of git-lfs: fetch the file itself with git lfs pull',
  },
];

/** Files that are looked at: more would be a scene's pictures. */
const MOST = 200;

/** @throws SceneError always: names the first file that is known to be unreadable, and what to do, or says what is expected */
export async function refuseUnreadable(source: FileSource): Promise<never> {
  for (const file of source.files.slice(0, MOST)) {
    const head = await fileHead(file);
    const refusal = REFUSALS.find(({ applies }) => applies(head));
    if (refusal) throw problem(file.path, '', undefined, refusal.message, refusal.remedy);
  }
  throw problem(
    source.files.length === 1 ? source.files[0]!.path : source.name,
    '',
    undefined,
    'no completions that can be read',
    'One JSON object a line with "completion" and, best, "task" will do (docs/import.md); lmms-eval, TRL, verl and EasyR1 logs are read as they are',
  );
}
