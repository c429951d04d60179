import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { decodeCited } from '../../../src/bot/custom-id.js';
import { renderAnswer, renderMore, renderShared } from '../../../src/bot/features/ask/card.js';
import { renderClauses } from '../../../src/bot/features/clause/card.js';
import { renderClauseReference } from '../../../src/bot/features/clause/reference.js';
import { renderContext, renderTurn } from '../../../src/bot/features/read/card.js';
import { renderAnswerSources, renderDocuments } from '../../../src/bot/features/sources/card.js';
import { shownTexts } from '../../../src/bot/reply/components.js';
import type { Reply } from '../../../src/bot/reply/reply.js';
import type { View } from '../../../src/bot/reply/view.js';
import type { Library } from '../../../src/index/library.js';
import type { Answer, Citation, Notice } from '../../../src/model.js';
import { citePassage } from '../../../src/retrieval/citation.js';
import { splitSentences } from '../../../src/text/sentences.js';
import { botWordsFor } from '../../../src/words/languages.js';
import { removeFolders } from '../../ingest/support.js';
import {
  isVerbatim,
  libraryOf,
  livingMarkdown,
  nasty,
  nastyDocuments,
  partsOfRows,
  passagesIn,
  sent,
} from './support.js';

afterEach(removeFolders);

const RUNS = { numRuns: 60 };
const locale = fc.constantFrom('en', 'vi');

/** Here, Vietnamese readers see private answers. */
function viewOf(seen: string): View {
  return seen === 'vi' ? { words: botWordsFor(seen), owner: '18446744073709551615' } : { words: botWordsFor(seen) };
}

/** A passage of a library with one of its sentences as the quote. */
function cited(library: Library, passage: number, which: number): Citation {
  const { text, start } = library.passage(passage);
  const sentences = splitSentences(text);
  const quote = sentences[which % sentences.length] ?? { start: 0, end: text.length };
  return citePassage(library, passage, { start: start + quote.start, end: start + quote.end });
}

function answerOf(library: Library, question: string, seed: number, answered: boolean): Answer {
  const passages = Array.from({ length: library.size }, (_, i) => cited(library, (i + seed) % library.size, seed));
  const notices: Notice[] = [
    ...(['a*b', question, '@everyone'] as const).map((name): Notice => ({ kind: 'unknown_name', name })),
    { kind: 'newer_source', passageId: passages[0]?.passageId ?? '' },
    { kind: 'question_shortened', characters: 9999 },
    { kind: 'clause_range', documentId: 'doc-0', first: 1, last: 60 },
    { kind: 'inferred_date', documentId: 'doc-0', note: question },
  ];
  const shared = { question, language: 'en', indexVersion: library.manifest.version, notices };
  return answered
    ? { kind: 'answered', evidence: seed % 2 === 0 ? 'weak' : 'strong', citations: passages, ...shared }
    : {
        kind: 'no_evidence',
        reason: seed % 2 === 0 ? 'no_such_clause' : 'outside_dates',
        nearest: passages.slice(0, 3),
        ...shared,
      };
}

/** Runs the checks that apply to every reply and, if it shows passages, to each card. */
function expectSound(reply: Reply, library: Library, { words, owner }: View, cards: boolean): void {
  const message = sent(reply, { words });
  for (const part of partsOfRows(reply)) {
    if (!('custom_id' in part)) throw new Error('a part that does nothing');
    expect(part.custom_id.split('|')[2]).toBe(owner === undefined ? '' : '3w5e11264sgsf');
  }
  // Text that is not the bot's own is in a bar, after a heading or in small print, and is inert.
  for (const text of shownTexts(message.components ?? [])) {
    const bare = text
      .replace(/^(?:> |-# |#{2,3} )+/gm, '')
      .replace(/\\\[…\\\]/g, '')
      .replace(/<https?:[^<>]*>|<@\d+>|`(?:source|nguồn): [^`]*`/g, '');
    expect(livingMarkdown(bare)).toEqual([]);
  }
  if (!cards) return;
  const passages = passagesIn(reply);
  expect(passages.length).toBeGreaterThan(0);
  const texts = Array.from({ length: library.size }, (_, i) => library.passage(i).text);
  for (const { text, citation, look } of passages) {
    expect(library.documents.map(({ date }) => date)).toContain(citation.date);
    const shown = look === 'line' ? text.replace(/…$/, '') : text;
    const flat = look === 'line' ? texts.map((each) => each.replace(/\s+/g, ' ')) : [];
    expect([...texts, ...flat].some((each) => isVerbatim(shown, each))).toBe(true);
    expect(livingMarkdown(text)).toEqual([]);
  }
}

test('answers of any text keep every limit and every word', () => {
  const options = fc.record({ feedback: fc.boolean(), shareable: fc.boolean(), asked: fc.boolean() });
  fc.assert(
    fc.property(
      nastyDocuments,
      nasty(200),
      fc.nat(99),
      options,
      locale,
      (documents, question, seed, given, language) => {
        const seen = viewOf(language);
        const library = libraryOf(documents);
        const answer = answerOf(library, question, seed, true);
        const reply = renderAnswer(answer, library, seen, given);
        expectSound(reply, library, seen, true);
        const refused = renderAnswer(answerOf(library, question, seed, false), library, seen, given);
        expectSound(refused, library, seen, false);
        for (const part of partsOfRows(refused)) {
          const values = 'options' in part ? part.options.map(({ value }) => decodeCited(value)) : [];
          for (const value of values) expectSound(renderMore(value ? [value] : [], library, seen), library, seen, true);
        }
        const places = Array.from({ length: Math.min(3, library.size) }, (_, passage) => ({
          passage,
          start: seed,
          end: seed + 40,
        }));
        expectSound(
          renderShared(reply.content ?? '', { evidence: 'weak', cited: places }, library, seen, '42'),
          library,
          seen,
          false,
        );
        library.close();
      },
    ),
    RUNS,
  );
});

test('passages read in context or turned to keep every limit and every word', () => {
  fc.assert(
    fc.property(nastyDocuments, fc.nat(), fc.nat(), fc.boolean(), locale, (documents, at, which, around, language) => {
      const seen = viewOf(language);
      const library = libraryOf(documents);
      const passage = at % library.size;
      const { start, end, passage: whole } = cited(library, passage, which);
      const place = { passage, start: start - whole.start, end: end - whole.start };
      expectSound(renderContext(library, place, seen), library, seen, true);
      expectSound(renderTurn(library, { passage, part: which % 4, around }, seen), library, seen, true);
      library.close();
    }),
    RUNS,
  );
});

test('clauses and lists of documents keep every limit', () => {
  fc.assert(
    fc.property(nastyDocuments, fc.nat(3), locale, (documents, page, language) => {
      const seen = viewOf(language);
      const library = libraryOf(documents);
      const numbered = documents.some(({ clauses }) => clauses);
      expectSound(renderClauses(library, '1-6,9', undefined, page, seen), library, seen, numbered);
      expectSound(renderClauses(library, '9', undefined, page, seen), library, seen, false);
      const reference = renderClauseReference(library, [1, 2, 3], seen);
      expect(reference !== undefined).toBe(numbered);
      if (reference) {
        expectSound(reference, library, seen, true);
      }
      expectSound(renderDocuments(library, page, seen), library, seen, false);
      const passages = Array.from({ length: library.size }, (_, i) => i);
      expectSound(renderAnswerSources(library, passages, seen), library, seen, false);
      library.close();
    }),
    RUNS,
  );
});
