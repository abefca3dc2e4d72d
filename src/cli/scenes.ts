import { SceneError } from '#scenes';
import { makeTraining } from './scenes/makeTraining';
import { UsageError } from './scenes/usageError';
import { validate } from './scenes/validate';
import { writeTasks } from './scenes/writeTasks';

const USAGE = `Scenes: make training data, check a sample room, write its tasks.

  npm run -s scenes -- make-training --scenes N --seed S --out DIR [--split train|validation|held-out]
      N furnished rooms as a shard: DIR/SPLIT.bin, described by DIR/index.json. The same numbers give the same bytes.
  npm run -s scenes -- validate DIR
      Checks the sample room in DIR; lists what is wrong and exits with 1.
  npm run -s scenes -- tasks DIR
      Writes DIR/tasks.json: grounding and detection tasks of the sample room in DIR.
`;

const COMMANDS: Record<string, (args: string[]) => number> = {
  'make-training': makeTraining,
  validate,
  tasks: writeTasks,
};

const [name = '', ...args] = process.argv.slice(2);
const command = COMMANDS[name];
if (!command) {
  process.stderr.write(USAGE);
  process.exitCode = name === '--help' ? 0 : 2;
} else {
  try {
    process.exitCode = command(args);
  } catch (error) {
    if (!(error instanceof SceneError || error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}
