import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlong } from '../../../bench/lib/processor-time.js';
import { CorpusError } from '../../../src/errors.js';
import type { BlockKind, ReadDocument, Reader } from '../../../src/ingest/read/reader.js';

/** The input that the suite needs for a format. */
export interface ReaderCase {
  reader: Reader;
  /** A file of this format for each of these paragraphs of plain words, which must all come back in the text. */
  make(paragraphs: string[]): Uint8Array | Promise<Uint8Array>;
  /** Files of this format that must be refused, with the code of the problem. */
  refused?: Record<string, { bytes: Uint8Array; code: string }>;
}

const KINDS: BlockKind[] = ['title', 'heading', 'unit', 'paragraph', 'item', 'cell', 'note', 'furniture', 'contents'];

/** Processor time that reading hostile bytes of this suite's size may take, in ms. They are a few kilobytes. */
const MOST_MS = 2000;

const PARAGRAPHS = [
  'Both sides agree to deepen cooperation on sustainable fisheries.',
  'Hai bên nhất trí tăng cường hợp tác về nghề cá bền vững.',
  'Οι δύο πλευρές συμφωνούν. Двете страни се споразумяха.',
];

/** Checks that apply to every document that was read. */
function expectSound(document: ReadDocument): void {
  const { text, blocks, stated, notices } = document;
  expect(text).toBe(text.normalize('NFC'));
  expect(text.trim()).not.toBe('');
  expect(text).not.toMatch(/\r|^\uFEFF|\0/);
  let end = 0;
  for (const block of blocks) {
    expect(KINDS).toContain(block.kind);
    expect(block.start, 'blocks are ordered and disjoint').toBeGreaterThanOrEqual(end);
    expect(block.end).toBeGreaterThan(block.start);
    if (block.kind === 'heading' && block.level !== undefined) expect(block.level).toBeGreaterThanOrEqual(1);
    end = block.end;
  }
  expect(end).toBeLessThanOrEqual(text.length);
  for (const field of stated) {
    expect(field.value.trim()).not.toBe('');
    expect(field.where).not.toBe('');
  }
  for (const { code, message } of notices) {
    expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
    expect(message).toMatch(/[.)"]$/);
  }
}

/** Reads arbitrary bytes: must quickly give a sound document or a CorpusError with the file and a fix. */
async function readAnything(reader: Reader, bytes: Uint8Array): Promise<'read' | string[]> {
  const before = Uint8Array.from(bytes);
  const begun = process.cpuUsage();
  let outcome: 'read' | string[] = 'read';
  try {
    expectSound(await reader.read(bytes, 'a.bin'));
  } catch (error) {
    if (!(error instanceof CorpusError)) throw error;
    outcome = error.problems.map(({ code }) => code);
    expect(error.problems.length).toBeGreaterThan(0);
    for (const problem of error.problems) {
      expect(problem.file).toBe('a.bin');
      expect(problem.message).toMatch(/\w.*[.)"]$/s);
      expect(problem.cure).toMatch(/\w.*[.")]$/s);
    }
  }
  const { user, system } = process.cpuUsage(begun);
  // A single slow run may be due to the garbage collector.
  if ((user + system) / 1000 > MOST_MS)
    expect(await overlong(() => reader.read(bytes, 'a.bin'), MOST_MS)).toBeUndefined();
  expect(Buffer.compare(bytes, before), 'a reader never changes its input').toBe(0);
  expect(typeof reader.recognises(bytes)).toBe('boolean');
  return outcome;
}

/** The tests that every reader passes. Call it at the top level of a test file. */
export function testReader({ reader, make, refused = {} }: ReaderCase): void {
  describe(`the reader of ${reader.format}`, () => {
    it('names its format and extensions', () => {
      expect(reader.format).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(reader.extensions.length).toBeGreaterThan(0);
      for (const extension of reader.extensions) expect(extension).toMatch(/^\.[a-z0-9]+$/);
    });

    it('recognises its own files and takes every word out of them', async () => {
      const bytes = await make(PARAGRAPHS);
      expect(reader.recognises(bytes)).toBe(true);
      const document = await reader.read(bytes, 'a.bin');
      expectSound(document);
      const words = document.text.replace(/\s+/g, ' ');
      for (const paragraph of PARAGRAPHS) expect(words).toContain(paragraph.normalize('NFC'));
    });

    it('gives NFC whatever the file has, and the same for the same bytes', async () => {
      const bytes = await make(PARAGRAPHS.map((paragraph) => paragraph.normalize('NFD')));
      const [first, second] = [await reader.read(bytes, 'a.bin'), await reader.read(bytes, 'a.bin')];
      expectSound(first);
      expect(second).toEqual(first);
      expect(first.text.replace(/\s+/g, ' ')).toContain(PARAGRAPHS[1]?.normalize('NFC'));
    });

    it('reads bytes that are a view of a larger buffer', async () => {
      const bytes = await make(PARAGRAPHS);
      const larger = new Uint8Array(bytes.length + 64).fill(7);
      larger.set(bytes, 32);
      const viewed = await reader.read(larger.subarray(32, 32 + bytes.length), 'a.bin');
      expect(viewed).toEqual(await reader.read(bytes, 'a.bin'));
    });

    it('refuses an empty file and one of white space', async () => {
      for (const bytes of [new Uint8Array(0), new TextEncoder().encode(' \n\t\n ')]) {
        expect(await readAnything(reader, bytes)).not.toBe('read');
        expect(typeof reader.recognises(bytes)).toBe('boolean');
      }
    });

    it('lives through any bytes', async () => {
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), async (bytes) => {
          await readAnything(reader, bytes);
        }),
        { numRuns: 60 },
      );
    }, 60_000);

    it('lives through its own files cut short, with flipped bits, and with a piece twice', async () => {
      const whole = await make(PARAGRAPHS);
      const place = fc.double({ min: 0, max: 0.999, noNaN: true });
      await fc.assert(
        fc.asyncProperty(place, place, fc.constantFrom('cut', 'flip', 'repeat'), async (from, to, change) => {
          const [a, b] = [from, to].map((share) => Math.floor(share * whole.length)).sort((x, y) => x - y);
          const bytes = Uint8Array.from(whole);
          if (change === 'flip') {
            for (const at of [a, b]) bytes[at ?? 0] = (bytes[at ?? 0] ?? 0) ^ (1 << ((at ?? 0) % 8));
          }
          const changed =
            change === 'cut'
              ? bytes.subarray(0, b)
              : Buffer.concat([bytes.subarray(0, b), bytes.subarray(change === 'repeat' ? a : b)]);
          await readAnything(reader, Uint8Array.from(changed));
        }),
        { numRuns: 60 },
      );
    }, 60_000);

    it.each(Object.entries(refused))('refuses %s', async (_name, { bytes, code }) => {
      expect(await readAnything(reader, bytes)).toContain(code);
    });
  });
}
