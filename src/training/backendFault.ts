/** What can befall a backend, by no fault of the algorithm. */
export interface BackendFault {
  /** `memory`: it would do with a smaller piece of work. `device`: it is gone, or can't be trusted any more. */
  readonly kind: 'memory' | 'device';
  readonly message: string;
}

const MEMORY =
  /out of memory|allocation|too large|invalid typed array length|cannot enlarge|\boom\b|memory access/i;
const DEVICE = /device (is|was) lost|mapasync|instance dropped|destroyed/i;

/** Reads a thrown error as a fault of the backend; null where it is something else, which goes on up. */
export function backendFault(error: unknown): BackendFault | null {
  if (!(error instanceof Error)) return null;
  const { name, message } = error;
  // WASM that ran out of memory, or aborted for whatever reason; typed arrays and buffers that can't be had; a mapping that
  // a lost device gave up.
  const fromBackend = name === 'RangeError' || error instanceof WebAssembly.RuntimeError;
  if (fromBackend && MEMORY.test(message)) return { kind: 'memory', message };
  if (error instanceof WebAssembly.RuntimeError) return { kind: 'device', message };
  const fromGpu = name === 'OperationError' || name === 'AbortError' || DEVICE.test(message);
  return fromGpu ? { kind: 'device', message } : null;
}
