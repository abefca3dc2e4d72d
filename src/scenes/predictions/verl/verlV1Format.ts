import { fileFormat, type RowSink } from '../fileFormat';
import type { Json, JsonObject, PredictionRow } from '../predictionDump';
import type { UnplacedRow } from '../read/rowFromFields';
import { isVerlRow, verlRows } from './verlRows';
import { verlFields, writeVerl } from './writeVerl';

/** verl's rollout dumps since June 2026, `<step>.jsonl`: `uid` is prompt, rollout and turn (formats.md §1.2). Of a rollout of
 * several turns the last is the completion; the others are kept beside it. */
export const verlV1Format = fileFormat({
  id: 'verl-v1',
  title: 'verl rollout dump (V1)',
  endings: ['.jsonl'],
  recognises: ({ row }) => row !== null && isVerlRow(row) && 'uid' in row,
  readFile: async (file, sink) => {
    // Rows are sorted by uid: the turns of a rollout follow each other.
    let turns: Turn[] = [];
    for await (const { row, uid, fields } of verlRows(file, sink)) {
      const turn = { row: { ...row, ...splitUid(uid) }, fields };
      if (turns.length > 0 && turns[0]!.row.id !== turn.row.id) {
        if (!addRollout(turns, sink)) return;
        turns = [];
      }
      turns.push(turn);
    }
    addRollout(turns, sink);
  },
  write: async ({ rows }) => {
    const counts = new Map<string, number>();
    return writeVerl(rows, (row) => {
      const { turns = [], ...extra } = row.extra ?? {};
      const group = row.group ?? row.task ?? String(row.order);
      const key = JSON.stringify([row.policy, row.step, group]);
      const place = counts.get(key) ?? 0;
      counts.set(key, place + 1);
      const rollout = row.id?.startsWith(`${group}_`) ? row.id : `${group}_${place}`;
      const earlier = turns as readonly Json[];
      return [...earlier, { ...verlFields({ ...row, extra }), uid: `${rollout}_${earlier.length}` }];
    });
  },
});

interface Turn {
  readonly row: UnplacedRow;
  readonly fields: JsonObject;
}

function addRollout(turns: readonly Turn[], sink: RowSink): boolean {
  const last = turns.at(-1);
  if (!last) return true;
  if (turns.length === 1) return sink.add(last.row);
  sink.notes.add('Of rollouts of several turns the last turn is read');
  const earlier = turns.slice(0, -1).map(({ fields }) => fields);
  return sink.add({ ...last.row, extra: { ...last.row.extra, turns: earlier } });
}

/** `PROMPT_ROLLOUT_TURN` cut into the group and the rollout. */
function splitUid(uid: string | undefined): Pick<PredictionRow, 'id' | 'group'> {
  if (uid === undefined) return {};
  const cut = uid.match(/^((.+)_\d+)_\d+$/);
  return cut ? { id: cut[1], group: cut[2] } : { id: uid, group: uid };
}
