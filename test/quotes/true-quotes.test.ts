import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seeded } from '../../bench/lib/random.js';
import type { Passage } from '../../src/model.js';
import { type Checking, checkQuote, type QuoteCheck } from '../../src/quotes/check.js';
import { turns as turningWord } from '../../src/quotes/denials.js';
import { wordClass } from '../../src/quotes/meaning.js';
import { type QuoteToken, tokenise } from '../../src/quotes/tokens.js';
import { splitSentences } from '../../src/text/sentences.js';
import { removeFolders, temporaryFolder } from '../ingest/support.js';
import { wordsOnly } from './support.js';

let checking: Checking;
let passages: Passage[];
const random = seeded(11);
const below = (n: number) => Math.floor(n * random());

beforeAll(async () => {
  checking = await wordsOnly(temporaryFolder());
  passages = Array.from({ length: checking.library.size }, (_, i) => checking.library.passage(i));
});
afterAll(() => {
  checking.library.close();
  removeFolders();
});

/** Checks that a text is found verbatim, at a place with the same text. */
async function expectVerbatim(text: string): Promise<QuoteCheck | undefined> {
  // Punctuation alone is not a quote.
  if (!/[\p{L}\p{N}]/u.test(text)) return undefined;
  const check = await checkQuote(checking, text);
  expect({ text, kind: check.kind, differences: check.differences }).toEqual({
    text,
    kind: 'verbatim',
    differences: [],
  });
  return check;
}

const slice = (passage: Passage, tokens: QuoteToken[], first: number, last: number) =>
  passage.text.slice((tokens[first]?.start ?? 0) - passage.start, (tokens[last]?.end ?? 0) - passage.start);

/**
 * Whether an ellipsis may leave this out without changing the meaning: no sentence ends, and no word reverses what
 * follows.
 */
function isHarmless(text: string): boolean {
  const keys = tokenise(text).map(({ key }) => key);
  const turns = (key: string, i: number) => turningWord(key) || turningWord(`${key} ${keys[i + 1]}`);
  return (
    !/[.!?…:\n“”"]/.test(text) && !keys.some((key, i) => turns(key, i) || /negation|modal/.test(wordClass(key) ?? ''))
  );
}

describe('what stands in the corpus is found verbatim', () => {
  it('every passage, where it stands', async () => {
    for (const { id, text, start, end } of passages) {
      const check = await expectVerbatim(text);
      expect([check?.passageId, check?.start, check?.end]).toEqual([id, start, end]);
    }
  });

  it('every sentence', async () => {
    for (const { text } of passages)
      for (const { start, end } of splitSentences(text)) await expectVerbatim(text.slice(start, end));
  });

  it('every run of words, from one word on', async () => {
    for (const passage of passages) {
      const tokens = tokenise(passage.text, passage.start);
      for (let first = 0; first < tokens.length; first += 1 + below(3)) {
        const length = 1 + below(random() < 0.5 ? 6 : 40);
        await expectVerbatim(slice(passage, tokens, first, Math.min(tokens.length - 1, first + length)));
      }
    }
  });

  it('every two fragments of a passage that an ellipsis joins', async () => {
    for (const passage of passages) {
      const tokens = tokenise(passage.text, passage.start);
      if (tokens.length < 12) continue;
      for (let i = 0; i < 8; i += 1) {
        const [a, b, c, d] = Array.from({ length: 4 }, () => below(tokens.length)).sort((x, y) => x - y) as number[];
        const parts = [
          slice(passage, tokens, a ?? 0, b ?? 0),
          slice(passage, tokens, Math.max(c ?? 0, (b ?? 0) + 1), Math.max(d ?? 0, (b ?? 0) + 1)),
        ];
        const quote = parts.join([' … ', '... ', ' […] ', ' [...] '][below(4)]);
        const leftOut = passage.text.slice(
          (tokens[b ?? 0]?.end ?? 0) - passage.start,
          (tokens[Math.max(c ?? 0, (b ?? 0) + 1)]?.start ?? 0) - passage.start,
        );
        if (isHarmless(leftOut)) await expectVerbatim(quote);
        else if (/[\p{L}\p{N}]/u.test(quote)) {
          const { kind, remarks = [] } = await checkQuote(checking, quote);
          expect({ quote, kind, told: kind === 'altered' || remarks.length > 0 }).toMatchObject({
            kind: expect.stringMatching(/verbatim|altered/),
            told: true,
          });
        }
      }
    }
  });

  it('every run that goes over into the next passages, with or without what stands between', async () => {
    for (const [i, passage] of passages.entries()) {
      const next = passages[i + 1];
      if (next?.documentId !== passage.documentId) continue;
      const [own, theirs] = [tokenise(passage.text, passage.start), tokenise(next.text, next.start)];
      const from = own[Math.max(0, own.length - 1 - below(30))]?.start ?? 0;
      const to = theirs[Math.min(theirs.length - 1, 2 + below(30))]?.end ?? 0;
      const check = await expectVerbatim(checking.library.slice(i, from, to));
      expect([check?.start, check?.end]).toEqual([from, to]);
      const marker = next.clause === undefined ? 0 : 2;
      const behind = theirs[marker + 2 + below(20)];
      if (!behind) continue;
      await expectVerbatim(
        `${passage.text.slice(from - passage.start)}\n\n${next.text.slice((theirs[marker]?.start ?? 0) - next.start, behind.end - next.start)}`,
      );
    }
  });
});
