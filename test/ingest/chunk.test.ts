import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunkPassage, LONGEST_CHUNK } from '../../src/ingest/chunk.js';
import type { Chunk, Passage } from '../../src/model.js';
import { splitSentences } from '../../src/text/sentences.js';
import { FakeEmbedder } from './support.js';

const passageOf = (text: string, more: Partial<Passage> = {}): Passage => ({
  id: 'd#p1',
  documentId: 'd',
  label: 'Paragraph 1',
  section: [],
  start: 0,
  end: text.length,
  text,
  ...more,
});
const chunk = (text: string, more: Partial<Passage> = {}) =>
  chunkPassage(text, passageOf(text, more), 0, new FakeEmbedder());
const slices = (text: string, chunks: Chunk[]) => chunks.map(({ start, end }) => text.slice(start, end));
const long = (n: number) => `Word${' word'.repeat(n - 1)}.`;

describe('a clause', () => {
  it.each([
    ['34. Both sides agree.', 'Both sides agree.'],
    ['**34.** Both sides agree.', 'Both sides agree.'],
    ['7) Both sides agree.', 'Both sides agree.'],
    ['Article 5\n\nThe Parties agree.', 'The Parties agree.'],
    ['Điều 5. Hai bên nhất trí.', 'Hai bên nhất trí.'],
    ['Article 5', 'Article 5'],
    ['34. 5.', '5.'],
  ])('%j is embedded without its number', async (text, embedded) => {
    const chunks = await chunk(text, { clause: 34 });
    expect(slices(text, chunks)).toEqual([embedded]);
    expect(chunks[0]?.sentences[0]?.start).toBe(chunks[0]?.start);
  });

  it('alone loses a number: a paragraph that begins with one keeps it', async () => {
    expect(slices('34. Both sides agree.', await chunk('34. Both sides agree.'))).toEqual(['34. Both sides agree.']);
  });
});

describe('a long passage', () => {
  it('is cut between sentences', async () => {
    const text = [long(100), long(100), long(100), long(200)].join(' ');
    const chunks = await chunk(text);
    expect(slices(text, chunks)).toEqual([`${long(100)} ${long(100)}`, long(100), long(200)]);
  });

  it('with a sentence that is too long is cut between its words, with one word too long inside it', async () => {
    const text = `${long(600)} ${long(3)}`;
    const chunks = await chunk(text);
    expect(slices(text, chunks).map((slice) => slice.split(' ').length)).toEqual([248, 248, 107]);
    const embedder = { countTokens: async (texts: string[]) => texts.map((t) => [...t].length) };
    const word = '🐟'.repeat(700);
    const cut = await chunkPassage(word, passageOf(word), 0, embedder);
    expect(slices(word, cut).join('')).toBe(word);
    for (const slice of slices(word, cut)) expect([...slice].length).toBeLessThanOrEqual(LONGEST_CHUNK);
  });
});

const sentence = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 120 }).map(long) },
  { weight: 1, arbitrary: fc.integer({ min: 240, max: 700 }).map(long) },
);
const passage = fc.tuple(
  fc.array(fc.tuple(sentence, fc.constantFrom(' ', '\n\n')), { minLength: 1, maxLength: 9 }),
  fc.boolean(),
);

it('chunks of any passage fit, cover it, and hold whole sentences where those fit', async () => {
  await fc.assert(
    fc.asyncProperty(passage, async ([parts, clause]) => {
      const text = `${clause ? '12. ' : ''}${parts.flat().join('').trimEnd()}`;
      const chunks = await chunk(text, clause ? { clause: 12 } : {});
      const begin = clause ? 4 : 0;
      const whole = splitSentences(text, { start: begin, end: text.length });
      let at = begin;
      for (const { start, end, sentences, fragments } of chunks) {
        expect(text.slice(at, start).trim()).toBe('');
        expect(text.slice(start, end).split(/\s+/).length).toBeLessThanOrEqual(LONGEST_CHUNK - 8);
        expect([sentences[0]?.start, sentences.at(-1)?.end]).toEqual([start, end]);
        for (const span of sentences) {
          const own = whole.find((s) => s.start <= span.start && span.end <= s.end);
          const words = text.slice(own?.start, own?.end).split(/\s+/).length;
          if (words <= LONGEST_CHUNK - 8) expect(span).toEqual(own);
        }
        expect(
          fragments
            .map((f) => text.slice(f.start, f.end))
            .join(' ')
            .split(/\s+/),
        ).toEqual(text.slice(start, end).split(/\s+/));
        at = end;
      }
      expect(at).toBe(text.length);
      // Known ranges give the same chunks without counting any tokens, regardless of the passage's position.
      const embedder = new FakeEmbedder();
      const moved = passageOf(text, { start: 7, end: 7 + text.length, ...(clause ? { clause: 12 } : {}) });
      const again = await chunkPassage(`Before ${text}`, moved, 0, embedder, chunks);
      const back = ({ start, end }: { start: number; end: number }) => ({ start: start - 7, end: end - 7 });
      expect(
        again.map((c) => ({ ...c, ...back(c), sentences: c.sentences.map(back), fragments: c.fragments.map(back) })),
      ).toEqual(chunks);
      expect(embedder.counted).toBe(0);
    }),
  );
});
