/** Model loads under way in threads of this process. */
const loading = new Set<Promise<unknown>>();

/** Registers a model load until it succeeds or fails. */
export function noteLoading(load: Promise<unknown>): void {
  loading.add(load);
  const done = () => loading.delete(load);
  load.then(done, done);
}

/**
 * Resolves once no model is loading. If a thread is stopped in the middle of a load, ONNX Runtime kills the whole
 * process with a signal, so the process waits for this before it exits.
 */
export async function nothingLoading(): Promise<void> {
  await Promise.allSettled(loading);
}
