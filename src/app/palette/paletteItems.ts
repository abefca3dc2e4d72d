import type { Shortcut } from '../keys/shortcuts';
import { shortcuts } from '../keys/shortcuts';
import { actions } from '../state/actions';
import { imports } from '../state/imports';
import type { Mode } from '../state/mode';
import { openScene } from '../state/openScene';
import { sampleScenes } from '../state/sampleScenes';
import { session } from '../state/session';
import { kindTitles, taskTitle } from '../words/taskTitle';

/** Something that can be done or gone to by name. */
export interface PaletteItem {
  readonly id: string;
  readonly title: string;
  /** What kind of thing it is; searched too. */
  readonly group: string;
  /** The key that does the same. */
  readonly key?: string | undefined;
  readonly run: () => void;
}

const MODES: readonly { readonly mode: Mode; readonly title: string }[] = [
  { mode: 'explore', title: 'Explore' },
  { mode: 'train', title: 'Train' },
];

/** All that the palette offers now: what the keys do, and every mode, scene, task and policy. */
export function paletteItems(runShortcut: (shortcut: Shortcut) => void): readonly PaletteItem[] {
  const { room, mode } = session.getState();
  const open = room.status === 'ready' ? room.value : null;
  return [
    ...shortcuts
      // The numbers are no commands by name, and a run is steered where it is in sight.
      .filter(({ command }) => command !== 'rollout' && command !== 'palette')
      .filter(({ group }) => group !== 'Training' || mode === 'train')
      .map((shortcut) => ({
        id: shortcut.command,
        title: shortcut.does,
        group: shortcut.group,
        key: shortcut.shown ?? shortcut.keys.join(' ').toUpperCase(),
        run: () => runShortcut(shortcut),
      })),
    ...MODES.map(({ mode, title }) => ({
      id: `mode/${mode}`,
      title,
      group: 'Mode',
      run: () => actions.setMode(mode),
    })),
    ...[...imports.getState().scenes.map(({ folder }) => folder.scene), ...sampleScenes].map(
      ({ id, title }) => ({
        id: `scene/${id}`,
        title,
        group: 'Scene',
        run: () => void openScene({ scene: id }),
      }),
    ),
    ...(open?.policies ?? []).map(({ name, title }) => ({
      id: `policy/${name}`,
      title: title ?? name,
      group: 'Policy',
      run: () => actions.choosePolicy(name),
    })),
    ...(open?.tasks ?? []).map((task) => ({
      id: `task/${task.id}`,
      title: taskTitle(task),
      group: kindTitles[task.kind],
      run: () => actions.chooseTask(task.id),
    })),
  ];
}
