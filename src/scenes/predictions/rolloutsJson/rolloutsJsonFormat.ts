import { memoryFile } from '../../import/memoryFile';
import { problem } from '../../import/read/problem';
import { readJsonFile } from '../../import/read/readJsonFile';
import { SceneError } from '../../sceneError';
import { schemaProblems } from '../../schemaProblems';
import { fileFormat } from '../fileFormat';
import { rolloutsFile } from './rolloutsFile';
import { rolloutsSchema } from './rolloutsSchema';

/** Our own `rollouts.json`: policies, and completions of tasks by their ids. */
export const rolloutsJsonFormat = fileFormat({
  id: 'rollouts-json',
  title: 'Reward Room rollouts.json',
  endings: ['.json'],
  recognises: ({ text }) =>
    text.trimStart().startsWith('{') &&
    /"rollouts"\s*:/.test(text) &&
    /"(policies|completion)"\s*:/.test(text),
  readFile: async (file, sink) => {
    const { json, notes } = await readJsonFile(file);
    for (const note of notes) sink.notes.add(note);
    const read = rolloutsSchema.safeParse(json);
    if (!read.success) throw new SceneError(schemaProblems(file.path, json, read.error.issues));
    sink.policies.push(...read.data.policies);
    for (const rollout of read.data.rollouts) {
      await sink.pace.step();
      if (!sink.add(rollout)) return;
    }
  },
  write: async ({ rows, policies, source }) => {
    const rollouts = rows.map((row, index) => {
      if (row.task === undefined) {
        throw problem(
          row.file,
          `row ${index}`,
          undefined,
          'belongs to no task, and rollouts.json needs one',
          'Match the rows to tasks first',
        );
      }
      const { completion, task, policy = source, step = 0, tokens, logProbs } = row;
      const id = row.id ?? `${task}/${policy}/${step}/${row.order}`;
      return { id, task, policy, step, completion, ...(tokens && { tokens }), ...(logProbs && { logProbs }) };
    });
    return [memoryFile('rollouts.json', rolloutsFile(policies, rollouts))];
  },
});
