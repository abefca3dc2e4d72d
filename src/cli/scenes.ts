import { isMainThread } from 'node:worker_threads';
import { SceneError } from '#scenes';
import { blind } from './scenes/blind';
import { exportFolder } from './scenes/exportFolder';
import { generatorThread, serveGenerator } from './scenes/generatorThread';
import { importScene } from './scenes/importScene';
import { makeTraining } from './scenes/makeTraining';
import { perturb } from './scenes/perturb';
import { predictions } from './scenes/predictions';
import { UsageError } from './scenes/usageError';
import { validate } from './scenes/validate';
import { writeTasks } from './scenes/writeTasks';

const USAGE = `Scenes: make training data, check a sample room, write its tasks.

  npm run -s scenes -- make-training --scenes N --seed S --out DIR [--split train|validation|held-out]
      N furnished rooms as a shard: DIR/SPLIT.bin, described by DIR/index.json. The same numbers give the same bytes.
  npm run -s scenes -- validate DIR
      Checks the sample room in DIR; lists what is wrong and exits with 1.
  npm run -s scenes -- tasks DIR
      Writes DIR/tasks.json: grounding and detection tasks of the sample room in DIR, and spatial questions about it.
  npm run -s scenes -- perturb DIR
      Adds to DIR/rollouts.json a group of documented perturbations of the truth for every task without measured rollouts.
  npm run -s scenes -- blind --seed S --scenes N
      Says how well the spatial questions about N generated rooms can be answered without looking.
  npm run -s scenes -- import PATH [--as FORMAT] [--set PART=VALUE …] [--out DIR] [--json]
      Reads a folder, a zip or a file of any known format; says by which conventions, and what the evidence for them is; writes
      the scenes to DIR/ID. --set pose=world-to-camera, camera=opengl, up=+y, euler=zxy, axes=rows, extents=half, metres=0.001,
      align=poses,points. Exits with 1 if something could not be loaded.
  npm run -s scenes -- export DIR --as FORMAT --out PATH[.zip]
      Writes the scene in DIR in another format.
  npm run -s scenes -- predictions PATH --tasks DIR… [--group-size N] [--json] [--out FILE.json | --as FORMAT --out DIR]
      Reads somebody's completions (JSONL, lmms-eval, TRL, verl, EasyR1 …), groups them, puts them to the tasks of the scenes in
      DIR…, scores them, and writes them as rollouts.json or in another format.
`;

const COMMANDS: Record<string, (args: string[]) => number | Promise<number>> = {
  'make-training': (args) => makeTraining(args, () => generatorThread(new URL(import.meta.url))),
  validate,
  tasks: writeTasks,
  import: importScene,
  export: exportFolder,
  predictions,
  perturb,
  blind,
};

const [name = '', ...args] = process.argv.slice(2);
const command = COMMANDS[name];
if (!isMainThread) {
  serveGenerator();
} else if (!command) {
  process.stderr.write(USAGE);
  process.exitCode = name === '--help' ? 0 : 2;
} else {
  try {
    process.exitCode = await command(args);
  } catch (error) {
    if (!(error instanceof SceneError || error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}
