import type { TaskKind } from '#rewards';
import type { PolicyInfo } from './policyInfo';
import type { PredictionFormatId } from './predictionFormat';

/** What JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Somebody's rollouts as their files say them: nothing is scored, grouped or matched yet. */
export interface PredictionDump {
  readonly format: PredictionFormatId;
  /** What the user dropped: the folder's or the file's name. */
  readonly source: string;
  readonly rows: readonly PredictionRow[];
  /** Where the file tells about its policies; rows may name others. */
  readonly policies: readonly PolicyInfo[];
  /** What was passed over and what to keep in mind, in sentences. */
  readonly notes: readonly string[];
}

/** One completion. Everything but the text may be unknown; a field is left out, never null, where a file does not say it. */
export interface PredictionRow {
  /** Place in the dump, from 0: groups are often told by position alone. */
  readonly order: number;
  /** Path of the file that it came from. Rows of two files are never of one group. */
  readonly file: string;
  readonly completion: string;
  readonly prompt?: string;
  readonly groundTruth?: Json;
  /** The row's own id. */
  readonly id?: string;
  /** Id of the task that it answers. */
  readonly task?: string;
  readonly policy?: string;
  readonly step?: number;
  /** The file's own name of the group, whatever its form. */
  readonly group?: string;
  /** Row of the data set, as evaluation logs count them. */
  readonly docId?: number | string;
  /** Unweighted parts of the reward by the name of their function; null: did not apply. */
  readonly parts?: Readonly<Record<string, number | null>>;
  readonly reward?: number;
  readonly advantage?: number;
  readonly tokens?: readonly number[];
  readonly logProbs?: readonly number[];
  readonly hints?: PredictionHints;
  /** Fields that we do not read, kept for export. */
  readonly extra?: JsonObject;
}

/** What a row says about its task beside prompt and truth. */
export interface PredictionHints {
  readonly kind?: TaskKind;
  /** As in the file: `scannet/scene0415_00`. */
  readonly scene?: string;
  /** Names of the shown frames, in order. */
  readonly images?: readonly string[];
  /** Truth of a detection, nine numbers each, camera of the first shown frame. */
  readonly boxes?: readonly HintBox[];
  /** Truth of a grounding, nine numbers, aligned world. */
  readonly worldBox?: readonly number[];
  readonly questionId?: string;
  readonly questionType?: string;
}

export interface HintBox {
  readonly label: string;
  readonly box: readonly number[];
}
