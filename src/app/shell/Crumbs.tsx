import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { actions } from '../state/actions';
import { imports } from '../state/imports';
import { openScene } from '../state/openScene';
import { sampleScenes } from '../state/sampleScenes';
import { LIVE, session } from '../state/session';
import { trainer } from '../state/trainer';
import { Select } from '../ui/Select';
import { kindTitles, taskTitle } from '../words/taskTitle';

/** What is open: scene, task, policy. */
export function Crumbs(): ReactElement {
  const room = useStore(session, (state) => (state.room.status === 'ready' ? state.room.value : null));
  const task = useStore(session, (state) => state.task);
  const policy = useStore(session, (state) => state.policy);
  const imported = useStore(imports, (state) => state.scenes);
  const live = useStore(trainer.store, (run) => run.groups.some((groups) => groups.length > 0));
  const replayed = useStore(trainer.store, (run) => run.replayed !== null);
  const policies = (room?.policies ?? []).map(({ name, title }) => ({ value: name, title: title ?? name }));
  if (live || policy === LIVE) policies.push({ value: LIVE, title: replayed ? 'stored run' : 'live run' });
  const tasks = room?.tasks ?? [];
  return (
    <>
      <Select
        label="Scene"
        value={room?.scene.id ?? ''}
        options={[
          ...sampleScenes.map(({ id, title }) => ({ value: id, title, group: 'Samples' })),
          ...imported.map(({ folder: { scene } }) => ({
            value: scene.id,
            title: scene.title,
            group: 'Yours',
          })),
        ]}
        onChange={(id) => void openScene({ scene: id })}
      />
      {tasks.length > 0 && (
        <Select
          label="Task"
          value={task ?? ''}
          options={tasks.map((each) => ({
            value: each.id,
            title: taskTitle(each),
            group: kindTitles[each.kind],
          }))}
          onChange={actions.chooseTask}
        />
      )}
      {policies.length > 0 && (
        <Select label="Policy" value={policy} options={policies} onChange={actions.choosePolicy} />
      )}
    </>
  );
}
