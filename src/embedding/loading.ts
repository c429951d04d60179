/** Models that are being loaded in threads of this process. */
const loading = new Set<Promise<unknown>>();

/** Notes that a model is being loaded, until it is or cannot be. */
export function noteLoading(load: Promise<unknown>): void {
  loading.add(load);
  const done = () => loading.delete(load);
  load.then(done, done);
}

/**
 * Resolves once no model is being loaded. ONNX Runtime ends the whole process with a signal where its thread is stopped
 * in the middle of a load, so this is waited for before the process ends itself.
 */
export async function nothingLoading(): Promise<void> {
  await Promise.allSettled(loading);
}
