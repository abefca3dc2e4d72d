import type { Rollout, Task } from '#rewards';
import type { Convention, PolicyInfo, Scene, SceneProblem } from '#scenes';

/** What an import found, as the dialog shows it. */
export interface ImportView {
  readonly name: string;
  readonly scenes: readonly SceneView[];
  /** What could not be read, beside what could. */
  readonly problems: readonly SceneProblem[];
  readonly notes: readonly string[];
  /** Files that nothing came of, and why. */
  readonly passedOver: readonly { readonly path: string; readonly why: string }[];
  readonly predictions: PredictionsView | null;
}

/** A scene that was found; it is made by `apply`, under one of its conventions. */
export interface SceneView {
  readonly id: string;
  readonly title: string;
  /** As people call the format. */
  readonly format: string;
  readonly frames: number;
  readonly points: number;
  readonly boxes: number;
  readonly tasks: number;
  /** What holds in every reading; what one of them brings about comes with the made scene. */
  readonly notes: readonly string[];
  /** Plausible ways to read its numbers, the one that fits best first. */
  readonly readings: readonly Reading[];
  /** Place in `readings` of what the format says. */
  readonly declared: number;
  /** Why some of it can't be told, in sentences. */
  readonly undecided: readonly string[];
  /** True where another reading than the declared one fits clearly better. */
  readonly doubtful: boolean;
}

export interface Reading {
  readonly convention: Convention;
  /** How far it fits worse than the best one, about the logarithm of how many times less likely; 0 for the best. */
  readonly behind: number;
  readonly evidence: readonly { readonly text: string; readonly behind: number }[];
}

/** A dump of completions, grouped and matched to the tasks of the scene that is open. */
export interface PredictionsView {
  readonly format: string;
  readonly rows: number;
  readonly groups: number;
  /** How the groups were told, in a sentence; `unsure` where the user should say how large they are. */
  readonly grouping: string;
  readonly unsure: boolean;
  readonly matched: number;
  readonly unmatched: readonly { readonly reason: string; readonly remedy: string; readonly rows: number }[];
  readonly notes: readonly string[];
  readonly policies: readonly PolicyInfo[];
  readonly rollouts: readonly Rollout[];
}

/** A scene that was made; its files as the worker can hand them over. */
export interface MadeScene {
  readonly scene: Scene;
  readonly tasks: readonly Task[];
  readonly files: readonly (readonly [string, Blob])[];
  readonly notes: readonly string[];
}
