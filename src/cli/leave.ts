import { nothingLoading } from '../embedding/loading.js';

/** Longest to wait for a model that is still loading; about ten times what loading takes. */
const LOADED_MS = 10_000;

/** Ends the process once all output is flushed and no thread is still loading the model. */
export async function leave(code: number): Promise<void> {
  await new Promise<void>((resolve) => process.stdout.write('', () => process.stderr.write('', () => resolve())));
  const late = new Promise<void>((resolve) => void setTimeout(resolve, LOADED_MS).unref());
  await Promise.race([nothingLoading(), late]);
  process.exit(code);
}
