import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import { PartnershipError } from '../errors.js';
import type { Embedder } from './embedder.js';
import { loadEmbedder } from './local.js';
import { type ErrorMessage, packVectors, type Request, type ThreadReply, type WorkerData } from './messages.js';

// The other side of thread.ts: loads the model, then answers one request after another.

const port = parentPort;
if (!port) throw new Error('worker.js runs in a worker thread only');
const send = (reply: ThreadReply) =>
  port.postMessage(reply, reply.kind === 'vectors' ? [reply.vectors.rows.buffer] : []);

/** By then a first question has been answered, so nobody waits for the collection. */
const COLLECT_AFTER_MS = 1000;

try {
  const embedder = await loadEmbedder((workerData as WorkerData).config);
  // One at a time: parallel passes would only slow each other down.
  let last: Promise<void> = Promise.resolve();
  port.on('message', (request: Request) => {
    last = last.then(async () => send(await answer(embedder, request)));
  });
  setTimeout(collectGarbage, COLLECT_AFTER_MS).unref();
  send({ kind: 'ready', fingerprint: embedder.fingerprint, dimension: embedder.dimension });
} catch (error) {
  send({ kind: 'failed', error: describe(error) });
}

/**
 * Frees what loading leaves behind: the text of the vocabulary and its parsed form, 25 MB. Otherwise they would stay
 * until the heap has doubled, which never happens here.
 */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

async function answer(embedder: Embedder, request: Request): Promise<ThreadReply> {
  const { id } = request;
  try {
    if (request.kind === 'count') return { kind: 'counts', id, counts: await embedder.countTokens(request.texts) };
    if (request.kind === 'passage') {
      return {
        kind: 'vectors',
        id,
        vectors: packVectors(await embedder.embedPassage(request.text, request.spans)),
        ranges: [],
      };
    }
    const { ranges, ...vectors } = await embedder.embedQuestion(request.text, request.spans);
    return { kind: 'vectors', id, vectors: packVectors({ ...vectors, spans: [] }), ranges };
  } catch (error) {
    return { kind: 'error', id, error: describe(error) };
  }
}

function describe(error: unknown): ErrorMessage {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  const { name, message } = error;
  return error instanceof PartnershipError ? { name, message, code: error.code, cure: error.cure } : { name, message };
}
