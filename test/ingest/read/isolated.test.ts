import { describe, expect, it } from 'vitest';
import { CorpusError } from '../../../src/errors.js';
import { isolatedReaders } from '../../../src/ingest/read/isolated.js';
import { LARGEST_FILE_MB } from '../../../src/ingest/read/problems.js';
import { modelDocx } from '../../support/docx.js';
import { akomaNtosoFile, eurLexPage, formexFile } from '../../support/markup.js';
import { HARBOURS, printedWords, wordsOf } from '../../support/model-document.js';
import { modelPdf } from '../../support/typeset.js';

const FILES: Record<string, Uint8Array> = {
  html: Buffer.from(eurLexPage(HARBOURS)),
  pdf: modelPdf(HARBOURS, { lines: 24 }),
  docx: modelDocx(HARBOURS),
  formex: Buffer.from(formexFile(HARBOURS)),
  'akoma-ntoso': Buffer.from(akomaNtosoFile(HARBOURS)),
};
const program = (source: string) => new URL(`data:text/javascript,${encodeURIComponent(source)}`);
const codeOf = async (reading: Promise<unknown>) => {
  const error = await reading.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(CorpusError);
  return (error as CorpusError).code;
};
const readerOf = (format: string, options?: Parameters<typeof isolatedReaders>[0]) => {
  const reader = isolatedReaders(options).find((one) => one.format === format);
  if (!reader) throw new Error(`no reader of ${format}`);
  return reader;
};

describe('readers in a thread of their own', () => {
  it('read every format, also side by side', async () => {
    const readers = isolatedReaders();
    const documents = await Promise.all(
      readers.map((reader) => reader.read(FILES[reader.format] ?? new Uint8Array(), 'accord')),
    );
    expect(readers.map(({ format }) => format).sort()).toEqual(Object.keys(FILES).sort());
    for (const { text } of documents) expect(wordsOf(text)).toEqual(printedWords(HARBOURS));
  });

  it('recognise their own files and no others', () => {
    for (const [format, bytes] of Object.entries(FILES)) {
      const recognised = isolatedReaders().filter((reader) => reader.recognises(bytes));
      expect(recognised.map((reader) => reader.format)).toEqual([format]);
    }
  });

  it('pass on what is wrong with a file', async () => {
    expect(await codeOf(readerOf('pdf').read(Buffer.from('%PDF-1.7 and nothing else'), 'a.pdf'))).toBe('damaged_pdf');
  });

  it('refuse a file of more than the limit without sending it', async () => {
    const large = new Uint8Array(LARGEST_FILE_MB * 1024 * 1024 + 1);
    expect(await codeOf(readerOf('pdf', { worker: program('throw 1') }).read(large, 'a.pdf'))).toBe('file_too_large');
  });

  it('give up a file that takes too long, and read the next', async () => {
    // Hangs on the first file of its life and answers from then on, as recorded in its environment.
    const hangs = program(`import { parentPort } from 'node:worker_threads';
      parentPort.on('message', ({ file }) => {
        if (file === 'hangs') for (;;) {}
        parentPort.postMessage({ kind: 'read', document: { text: file, stated: [], blocks: [], notices: [] } });
      });`);
    const reader = readerOf('html', { worker: hangs, seconds: 1 });
    const [first, second] = [reader.read(Buffer.from('x'), 'hangs'), reader.read(Buffer.from('x'), 'next')];
    expect(await codeOf(first)).toBe('too_slow');
    expect((await second).text).toBe('next');
  });

  it('tell when the thread ends or fails', async () => {
    const ends = program(
      `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(3));`,
    );
    const fails = program(
      `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { throw new Error('x'); });`,
    );
    expect(await codeOf(readerOf('html', { worker: ends }).read(Buffer.from('x'), 'a'))).toBe('reader_failed');
    expect(await codeOf(readerOf('html', { worker: fails }).read(Buffer.from('x'), 'a'))).toBe('reader_failed');
  });

  it('live through a page that is nested a hundred thousand deep', async () => {
    const page = Buffer.from(`<html><body>${'<div>'.repeat(100_000)}<p>Both sides agree.</p></body></html>`);
    const reading = readerOf('html', { seconds: 20 }).read(page, 'deep.html');
    const outcome = await reading.then(
      ({ text }) => text,
      (error: unknown) => (error as CorpusError).code,
    );
    expect(['Both sides agree.', 'too_slow']).toContain(outcome);
  });
});
