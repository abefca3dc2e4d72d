import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Protocol } from '#rewards';
import { Output } from './score/Output';
import { Progress } from './score/Progress';
import { scoreFile } from './score/scoreFile';

const USAGE = `usage: npm run -s score -- FILE.jsonl [--protocol 3d-rft|vg-llm] [--json]

Scores completions. One row in, one row out: FILE has one JSON object a line (- reads standard input):
  id, task (detection, grounding, reasoning), completion, target, and where needed euler, question_type.

  --protocol 3d-rft   the paper's reward: think and answer tags, strict parser (default)
  --protocol vg-llm   reads as the public evaluator does; no format part
  --json              rows as JSON: {id, task, reward, metrics}; without it a table and a summary
`;

const options = readArguments();
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever reads us has seen enough, as in "score … | head".
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  const { scored, broken } = await scoreFile(
    options.file === '-' ? process.stdin : createReadStream(options.file),
    {
      ...options,
      output: new Output(process.stdout),
      progress: new Progress(process.stderr),
      report: (line, message) => process.stderr.write(`${options.file}:${line}: ${message}\n`),
    },
  );
  if (broken > 0) {
    process.stderr.write(`${broken} of ${scored + broken} rows could not be scored\n`);
    process.exitCode = 1;
  }
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  const reason = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'is a folder' : message;
  process.stderr.write(`${options.file}: ${reason}\n`);
  process.exitCode = 2;
}

function readArguments(): { file: string; protocol: Protocol; json: boolean } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        protocol: { type: 'string', default: '3d-rft' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) {
      process.stdout.write(USAGE);
      process.exit(0);
    }
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0) throw new Error('give one file');
    if (values.protocol !== '3d-rft' && values.protocol !== 'vg-llm')
      throw new Error(`there is no protocol "${values.protocol}"`);
    return { file, protocol: values.protocol, json: values.json };
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${USAGE}`);
    process.exit(2);
  }
}
