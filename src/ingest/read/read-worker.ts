import { parentPort } from 'node:worker_threads';
import { CorpusError } from '../../errors.js';
import type { FormatName } from './formats.js';
import type { ReadReply, ReadRequest } from './isolated.js';
import type { Reader } from './reader.js';

// The thread of isolated.ts: loads the reader of a format when its first file arrives.

const LOAD: Record<FormatName, () => Promise<Reader>> = {
  html: async () => (await import('./html.js')).html,
  pdf: async () => (await import('./pdf.js')).pdf,
  docx: async () => (await import('./docx.js')).docx,
  formex: async () => (await import('./formex.js')).formex,
  'akoma-ntoso': async () => (await import('./akoma-ntoso.js')).akomaNtoso,
};

const port = parentPort;
if (!port) throw new Error('read-worker.js runs in a worker thread only');
port.on('message', async ({ format, bytes, file }: ReadRequest) => {
  port.postMessage(await answer(format, bytes, file));
});

async function answer(format: FormatName, bytes: Uint8Array, file: string): Promise<ReadReply> {
  try {
    const reader = await LOAD[format]();
    return { kind: 'read', document: await reader.read(bytes, file) };
  } catch (error) {
    if (error instanceof CorpusError) return { kind: 'refused', problems: error.problems };
    throw error;
  }
}
