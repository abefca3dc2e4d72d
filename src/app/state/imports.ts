import { createStore } from 'zustand/vanilla';
import type { Rollout } from '#rewards';
import type { PolicyInfo, SceneFolder } from '#scenes';

/** Rollouts of a scene's tasks, and who wrote them. */
export interface Answers {
  readonly policies: readonly PolicyInfo[];
  readonly rollouts: readonly Rollout[];
}

/** A scene that the user dropped on the page. It lives in this page, and nothing of it leaves it. */
export interface ImportedScene extends Answers {
  readonly folder: SceneFolder;
}

interface Imports {
  /** Newest last. */
  readonly scenes: readonly ImportedScene[];
  /** Answers that were dropped, by the id of the scene that they belong to. */
  readonly answers: ReadonlyMap<string, Answers>;
}

/** What was imported since the page was opened. */
export const imports = createStore<Imports>(() => ({ scenes: [], answers: new Map() }));

/** Adds a scene; one of the same id takes its place. */
export function addImport(scene: ImportedScene): void {
  const others = imports.getState().scenes.filter(({ folder }) => folder.scene.id !== scene.folder.scene.id);
  imports.setState({ scenes: [...others, scene] });
}

/** Adds answers to a scene's tasks; those of a policy of the same name take its place. */
export function addAnswers(scene: string, { policies, rollouts }: Answers): void {
  const { answers } = imports.getState();
  const names = new Set(policies.map(({ name }) => name));
  const before = answers.get(scene) ?? { policies: [], rollouts: [] };
  const merged: Answers = {
    policies: [...before.policies.filter(({ name }) => !names.has(name)), ...policies],
    rollouts: [...before.rollouts.filter(({ policy }) => !names.has(policy)), ...rollouts],
  };
  imports.setState({ answers: new Map(answers).set(scene, merged) });
}
