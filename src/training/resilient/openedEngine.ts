import type { BackendFault } from '../backendFault';
import type { Engine } from '../engine';
import type { BackendName } from '../protocol';

/** An engine on the backend that could be had. */
export interface OpenedEngine {
  readonly engine: Engine;
  readonly backend: BackendName;
  /** Why a better backend is not in use, or what to know of this one; null where there is nothing to say. */
  readonly note: string | null;
  /** Lets go of engine and backend, broken ones too. */
  close(): void;
}

/** Opens an engine at a run's start, on the preferred backend or the next best.
 * @param onFault hears of what no call throws */
export type OpenEngine = (
  prefer: BackendName,
  onFault: (fault: BackendFault) => void,
) => Promise<OpenedEngine>;
