/**
 * An ingest in a separate process that ends at one of its file operations: `child.ts ROOT AT [hoard]`. It is killed
 * there or exhausts its memory; at 0 nothing happens.
 */
import { ingest } from '../../src/ingest/ingest.js';
import { FakeEmbedder, fakeConfig } from '../../test/ingest/support.js';
import { watchOperations } from './file-operations.js';

const [, , root = '', at = '0', how = 'kill'] = process.argv;
const config = fakeConfig(root);
let count = 0;
watchOperations(config.indexDir, () => {
  count += 1;
  if (count !== Number(at)) return;
  if (how === 'hoard') hoard();
  process.kill(process.pid, 'SIGKILL');
  // Blocks until the signal arrives.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10_000);
});
await ingest(config, async () => new FakeEmbedder());
process.stdout.write(String(count));

/** Never returns: V8 ends the process. */
function hoard(): never {
  const held: number[][] = [];
  for (;;) held.push(new Array<number>(100_000).fill(held.length));
}
