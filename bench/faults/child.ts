/** An ingest in a process of its own that is killed at one of its file operations: `child.ts ROOT AT`; 0 kills nothing. */
import { ingest } from '../../src/ingest/ingest.js';
import { FakeEmbedder, fakeConfig } from '../../test/ingest/support.js';
import { watchOperations } from './file-operations.js';

const [, , root = '', at = '0'] = process.argv;
const config = fakeConfig(root);
let count = 0;
watchOperations(config.indexDir, () => {
  count += 1;
  if (count !== Number(at)) return;
  process.kill(process.pid, 'SIGKILL');
  // Nothing more is done until the signal is there.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10_000);
});
await ingest(config, async () => new FakeEmbedder());
process.stdout.write(String(count));
