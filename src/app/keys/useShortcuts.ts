import { type RefObject, useCallback, useEffect } from 'react';
import type { ReconstructionHandle } from '#viewer';
import { stageKey } from '../derive/ghostBoxes';
import { chooseImport, importing } from '../import/importing';
import { actions } from '../state/actions';
import { clockActions } from '../state/clockActions';
import { session } from '../state/session';
import { toggleTheme } from '../state/theme';
import type { trainActions } from '../state/trainActions';
import { trainer } from '../state/trainer';
import { toggleTable } from '../table/table';
import { type Command, type FocusLike, findShortcut, type Shortcut } from './shortcuts';

/** Listens for the keys of the table, on the whole page.
 * @returns does what a shortcut does, without its key */
export function useShortcuts(
  reconstruction: RefObject<ReconstructionHandle | null>,
): (shortcut: Shortcut) => void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? focusOf(event.target) : null;
      const { key, ctrlKey, metaKey, altKey, isComposing } = event;
      const shortcut = findShortcut({ key, ctrlKey, metaKey, altKey, isComposing, target });
      const { help, palette } = session.getState();
      const covered = help || palette || importing.getState().phase !== 'closed';
      if (!shortcut || covered) return;
      event.preventDefault();
      run(shortcut.command, event.key, reconstruction.current);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [reconstruction]);
  return useCallback(
    ({ command, keys }: Shortcut) => run(command, keys[0] ?? '', reconstruction.current),
    [reconstruction],
  );
}

function focusOf(element: HTMLElement): FocusLike {
  return {
    tagName: element.tagName,
    type: element instanceof HTMLInputElement ? element.type : undefined,
    role: element.getAttribute('role'),
    isContentEditable: element.isContentEditable,
  };
}

function run(command: Command, key: string, reconstruction: ReconstructionHandle | null): void {
  const { room, mode, hovered, selected, allInSpace, rollout } = session.getState();
  const clock = room.status === 'ready' ? room.value.clock.getState() : null;
  // A run is steered where its state is in sight. By then its code is there; a first visit does without.
  const train = (command: keyof typeof trainActions) => async () => {
    if (mode === 'train') (await import('../state/trainActions')).trainActions[command]();
  };
  const commands: Readonly<Record<Command, () => unknown>> = {
    play: () => clock?.toggle(),
    'frame-back': () => clock?.step(-1),
    'frame-on': () => clock?.step(1),
    'shown-back': () => clockActions.toShown(-1),
    'shown-on': () => clockActions.toShown(1),
    'best-frame': () => clockActions.toFrame('best'),
    'named-frame': () => clockActions.toFrame('named'),
    slower: () => clockActions.changeSpeed(-1),
    faster: () => clockActions.changeSpeed(1),
    loop: () => clockActions.toggleLoop(),
    'box-next': () => actions.walk(1),
    'box-previous': () => actions.walk(-1),
    select: () => hovered !== null && actions.select(hovered),
    clear: () => actions.clear(),
    fly: () => reconstruction?.flyTo(stageKey(selected ?? hovered, allInSpace, rollout)),
    'view-room': () => actions.setView('room'),
    'view-top': () => actions.setView('top'),
    'view-front': () => actions.setView('front'),
    'view-side': () => actions.setView('side'),
    'view-camera': actions.toggleCameraView,
    'points-smaller': () => actions.stepPoints('pointSize', -1),
    'points-larger': () => actions.stepPoints('pointSize', 1),
    'points-darker': () => actions.stepPoints('brightness', -1),
    'points-brighter': () => actions.stepPoints('brightness', 1),
    'points-reset': actions.resetPoints,
    picture: async () => (await import('../state/savePicture')).savePicture(reconstruction),
    carry: () => actions.carryAgain(),
    rollout: () => actions.chooseRollout(Number(key) - 1),
    all: () => actions.toggleAllInSpace(),
    pin: () => actions.togglePin(),
    order: () => actions.toggleOrder(),
    table: toggleTable,
    train: train('toggle'),
    'train-step': train('oneStep'),
    'train-end': train('reset'),
    'train-back': () => trainer.scrub(-1),
    'train-on': () => trainer.scrub(1),
    'train-headroom': train('measureHeadroom'),
    'train-runs': train('toggleRuns'),
    'train-more': train('toggleMore'),
    'train-axis': train('toggleAxis'),
    theme: toggleTheme,
    open: chooseImport,
    link: async () => (await import('../link/copyLink')).copyLink(),
    palette: () => actions.setPalette(true),
    help: () => actions.setHelp(true),
  };
  commands[command]();
}
