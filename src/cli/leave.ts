import { nothingLoading } from '../embedding/loading.js';

/** Longest that a model which is still being loaded is waited for; some ten times what loading takes. */
const LOADED_MS = 10_000;

/** Ends the process once what was printed is out and no thread is in the middle of loading the model. */
export async function leave(code: number): Promise<void> {
  await new Promise<void>((resolve) => process.stdout.write('', () => process.stderr.write('', () => resolve())));
  const late = new Promise<void>((resolve) => void setTimeout(resolve, LOADED_MS).unref());
  await Promise.race([nothingLoading(), late]);
  process.exit(code);
}
