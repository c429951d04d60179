import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seeded } from '../../bench/lib/random.js';
import type { Library } from '../../src/index/library.js';
import { type Checking, checkQuote } from '../../src/quotes/check.js';
import { ExactMatcher } from '../../src/quotes/exact.js';
import { readPattern, tokenise } from '../../src/quotes/tokens.js';
import { words as wordsIn } from '../../src/text/words.js';
import { libraryOf } from '../bot/reply/support.js';
import { removeFolders, temporaryFolder } from '../ingest/support.js';
import { checkingOf, wordsOnly } from './support.js';

afterAll(removeFolders);

/** Text of a document that is in no passage. */
interface Gap {
  documentId: string;
  start: number;
  text: string;
}

function gapsOf(library: Library): Gap[] {
  const passages = Array.from({ length: library.size }, (_, i) => library.passage(i));
  return library.documents.flatMap(({ id }) => {
    const own = passages.filter(({ documentId }) => documentId === id);
    const text = library.textOf(id);
    const starts = [0, ...own.map(({ end }) => end)];
    const ends = [...own.map(({ start }) => start), text.length];
    return starts
      .map((start, i) => ({ documentId: id, start, text: text.slice(start, ends[i]) }))
      .filter((gap) => /[\p{L}\p{N}]/u.test(gap.text));
  });
}

/** Checks runs of the words of a gap that are in no passage. */
async function expectFound(checking: Checking, gaps: readonly Gap[]): Promise<number> {
  const random = seeded(3);
  const below = (n: number) => Math.floor(n * random());
  const everything = gaps.length === 0 ? '' : allPassages(checking.library);
  let tried = 0;
  for (const { documentId, start, text } of gaps) {
    const tokens = tokenise(text);
    for (let i = 0; i < 6; i += 1) {
      const first = below(tokens.length);
      const last = Math.min(tokens.length - 1, first + 4 + below(12));
      const quote = text.slice(tokens[first]?.start, tokens[last]?.end);
      // Fewer words may be anywhere, in other capitals too.
      if (wordsIn(quote).length < 4 || everything.includes(quote)) continue;
      const check = await checkQuote(checking, quote);
      expect({ quote, kind: check.kind, documentId: check.documentId }).toEqual({
        quote,
        kind: 'verbatim',
        documentId,
      });
      if (gaps.filter((gap) => gap.text.includes(quote)).length > 1) continue;
      expect(check.start).toBeGreaterThanOrEqual(start);
      tried += 1;
    }
  }
  return tried;
}

function allPassages(library: Library): string {
  return Array.from({ length: library.size }, (_, i) => library.passage(i).text).join('\n');
}

describe('text of a document that is in no passage', () => {
  let checking: Checking & { library: Library };
  beforeAll(async () => {
    checking = await wordsOnly(temporaryFolder());
  });
  afterAll(() => checking.library.close());

  it('is found in its document, in all of the corpus', async () => {
    const gaps = gapsOf(checking.library);
    expect(await expectFound(checking, gaps)).toBeGreaterThan(20);
  });

  it('is found before, between and behind the passages, whatever is written there', async () => {
    const behind = [
      'Contact: the press office of the delegation in Ha Noi',
      'Đã ký tại Hà Nội, ngày 29 tháng 01 năm 2026',
      'Signed 🤝 by both sides 🇪🇺 and 🇻🇳 on the same day',
      'See also: other statements of this year (in Vietnamese).',
    ];
    const passages = ['Both sides reaffirm their commitment.', 'The meeting took place in Brussels.'];
    const library = libraryOf(behind.map((text) => ({ passages, behind: text })));
    const made = checkingOf(library);
    const gaps = gapsOf(library);
    expect(gaps.map(({ text }) => text.trim())).toEqual(behind);
    expect(await expectFound(made, gaps)).toBeGreaterThan(15);
    for (const [i, text] of behind.entries()) {
      const check = await checkQuote(made, text);
      expect(check).toMatchObject({ kind: 'verbatim', documentId: `doc-${i}` });
      expect(check).not.toHaveProperty('passageId');
    }
    library.close();
  });
});

describe('the quick look for a quote', () => {
  const SYMBOLS = ['🐟', '🇻🇳', '🤝🏽', '👩‍🌾', '♻️', '🫶'];

  it.each(SYMBOLS)('is not misled by %s between words', (symbol) => {
    const words = ['Both', 'sides', 'agree', 'on', 'sustainable', 'fisheries', 'today'];
    for (let at = 1; at < words.length; at += 1) {
      const written = [...words.slice(0, at), symbol, ...words.slice(at)].join(' ');
      for (const quote of [written, words.join(' ')])
        expect(new ExactMatcher(readPattern(quote)).mayBeIn(written)).toBe(true);
    }
  });
});
