import fc from 'fast-check';
import { afterEach, describe, expect, it, test } from 'vitest';
import { decodeCustomId } from '../../../src/bot/custom-id.js';
import { renderAbout } from '../../../src/bot/features/about/card.js';
import { renderAnswer, renderMore, renderShared } from '../../../src/bot/features/ask/card.js';
import { renderClauses } from '../../../src/bot/features/clause/card.js';
import { renderClauseReference } from '../../../src/bot/features/clause/reference.js';
import { renderHelp } from '../../../src/bot/features/help/card.js';
import { renderContext, renderTurn } from '../../../src/bot/features/read/card.js';
import { renderAnswerSources, renderDocuments } from '../../../src/bot/features/sources/card.js';
import type { Card, Part } from '../../../src/bot/reply/card.js';
import { asMessage } from '../../../src/bot/reply/layout.js';
import type { Reply } from '../../../src/bot/reply/reply.js';
import type { View } from '../../../src/bot/reply/view.js';
import type { Library } from '../../../src/index/library.js';
import type { Answer, Citation } from '../../../src/model.js';
import { citePassage } from '../../../src/retrieval/citation.js';
import { splitSentences } from '../../../src/text/sentences.js';
import { allVisible } from '../../../src/text/visible.js';
import { botWordsFor } from '../../../src/words/languages.js';
import { removeFolders } from '../../ingest/support.js';
import { libraryOf, livingMarkdown, nasty, nastyDocuments, partsOfRows, sent, unescaped } from './support.js';

const COMMANDS_SHOWN = [
  { key: 'ask', name: 'ask', description: 'Ask something' },
  { key: 'Find sources', name: 'Find sources' },
];

afterEach(removeFolders);

const ENGLISH: View = { words: botWordsFor('en'), text: true };
const VIETNAMESE: View = { words: botWordsFor('vi'), text: true, owner: '18446744073709551615' };
const language = fc.constantFrom('en', 'vi');

const SENTENCE = (i: number) => `Sentence ${i} speaks of fish and of the sea that they swim in.`;
const paragraph = (count: number) => Array.from({ length: count }, (_, i) => SENTENCE(i + 1)).join(' ');

function cited(library: Library, passage: number, which: number): Citation {
  const { text, start } = library.passage(passage);
  const sentences = splitSentences(text);
  const quote = sentences[which % sentences.length] ?? { start: 0, end: text.length };
  return citePassage(library, passage, { start: start + quote.start, end: start + quote.end });
}

function answerOf(citations: Citation[], question = 'What of fish?'): Answer {
  const shared = { question, language: 'en', indexVersion: 'abcdef123456' };
  return { kind: 'answered', evidence: 'strong', citations, notices: [{ kind: 'unknown_name', name: 'X' }], ...shared };
}

/** A reply as sent, after the checks that apply to every reply. */
function seen(reply: Reply | undefined, at: View): string {
  if (!reply) throw new Error('there is no reply');
  const message = sent(reply, at);
  expect(message.flags).toBeUndefined();
  for (const part of partsOfRows(reply)) {
    if (!('custom_id' in part)) throw new Error('a part that does nothing');
    expect(decodeCustomId(part.custom_id)?.text).toBe(true);
    if ('label' in part) expect(part).not.toHaveProperty('emoji');
  }
  return message.content ?? '';
}

describe('an answer in plain text', () => {
  const library = () =>
    libraryOf([
      {
        info: { title: 'The Statement', publisher: 'The Council', reference: '5/26', url: 'https://example.com/a' },
        clauses: true,
        section: ['FISH'],
        passages: [paragraph(2), paragraph(60)],
      },
      { info: { dateBasis: 'inferred', dateNote: 'no year' }, passages: [paragraph(3), paragraph(40)] },
    ]);

  it('tells kind, place, deciding sentence, passage, document, publisher and date in this order', () => {
    const shown = library();
    expect(seen(renderAnswer(answerOf([cited(shown, 0, 1)]), shown, ENGLISH), ENGLISH)).toBe(
      [
        'Question: What of fish?',
        'Note: the documents do not mention “X”.',
        '',
        'Official document, Clause 1 — FISH',
        `Answering sentence: ${SENTENCE(2)}`,
        `In full: ${paragraph(2)}`,
        'Source: The Statement · The Council (5/26) · 1 March 2025',
        'Address: <https://example.com/a>',
      ].join('\n'),
    );
    const vietnamese = seen(renderAnswer(answerOf([cited(shown, 2, 0)]), shown, VIETNAMESE), VIETNAMESE);
    expect(vietnamese).toMatch(/^Câu hỏi: What of fish\?\nLưu ý: /);
    expect(vietnamese).toMatch(/\nNguồn: Title 1 · 2 tháng 3 năm 2025 \(suy ra: no year\)$/);
  });

  it('shows long passages by their deciding sentences, marked at both ends, with a button to read on', () => {
    const shown = library();
    const reply = renderAnswer(answerOf([cited(shown, 1, 29), cited(shown, 3, 0), cited(shown, 0, 0)]), shown, ENGLISH);
    const text = seen(reply, ENGLISH);
    expect(text).toContain(
      `Passage 1: Official document, Clause 2 — FISH\nAnswering sentence: ${SENTENCE(30)}\nIn its place: \\[…\\] Sentence `,
    );
    expect(text).toMatch(/swim in\. \\\[…\\\]\nSource: The Statement · The Council \(5\/26\) · 1 March 2025$/m);
    expect(text).toContain(`Passage 2: News report, Paragraph 2\nAnswering sentence: ${SENTENCE(1)} \\[…\\]\nSource: `);
    expect(text).toContain(
      `Passage 3: Official document, Clause 1 — FISH\nAnswering sentence: ${SENTENCE(1)}\nIn full: `,
    );
    const labels = partsOfRows(reply).flatMap((part) => ('label' in part ? [part.label] : []));
    expect(labels).toEqual(['Read on 1', 'Read on 2', 'Read on 3', 'Cite', 'Sources']);
  });

  it('shows fewer passages where their sentences are long, and has the others in the menu', () => {
    const long = `${'The sea is full of fish and ships, '.repeat(30)}of which all speak.`;
    const shown = libraryOf([{ passages: [long, long, long] }]);
    const reply = renderAnswer(answerOf([0, 1, 2].map((i) => cited(shown, i, 0))), shown, ENGLISH);
    const text = seen(reply, ENGLISH);
    expect(text).toContain(`News report, Paragraph 1\nAnswering sentence: ${long}\nSource: `);
    expect(text).not.toContain('Paragraph 2');
    const [menu] = partsOfRows(reply).flatMap((part) => ('options' in part ? [part] : []));
    expect(menu?.options.map(({ label }) => label)).toEqual([
      '1 March 2025 · Title 0, paragraph 2',
      '1 March 2025 · Title 0, paragraph 3',
    ]);
  });

  it('is shared as it stands, and asks for verdicts in words', () => {
    const shown = library();
    const reply = renderAnswer(answerOf([cited(shown, 0, 0)]), shown, VIETNAMESE, { feedback: true, shareable: true });
    const labels = partsOfRows(reply).flatMap((part) => ('label' in part ? [part.label] : []));
    expect(labels).toEqual([
      'Đọc tiếp',
      'Trích dẫn',
      'Nguồn',
      'Đăng cho mọi người',
      'Trả lời đúng',
      'Trả lời sai',
      'Xóa',
    ]);
    const text = seen(reply, VIETNAMESE);
    const place = { passage: 0, start: 0, end: 5 };
    const shared = renderShared(text, { evidence: 'strong', cited: [place] }, shown, VIETNAMESE, '42');
    expect(seen(shared, VIETNAMESE)).toBe(`<@42> chia sẻ\n${text}`);
  });
});

describe('a passage read in plain text', () => {
  it('goes on page by page, each cut at a sentence end and marked, until all of it was shown', () => {
    const library = libraryOf([{ passages: [paragraph(60)] }]);
    const pieces: string[] = [];
    for (let part = 0; ; part += 1) {
      const reply = renderTurn(library, { passage: 0, part, around: false }, ENGLISH);
      const [, piece = ''] =
        /^News report, Paragraph 1 \(part \d+ of \d+\)\n(.*)\nSource: Title 0 · 1 March 2025$/s.exec(
          seen(reply, ENGLISH),
        ) ?? [];
      expect(piece.replaceAll('\\[…\\]', '').trim()).toMatch(/^Sentence .*\.$/);
      pieces.push(piece.replaceAll('\\[…\\]', '').trim());
      if (!partsOfRows(reply).some((each) => 'label' in each && /^Next/.test(each.label ?? ''))) break;
    }
    expect(pieces.join(' ')).toBe(paragraph(60));
  });
});

describe('cards of any kind', () => {
  const library = libraryOf([{ info: { title: 'Doc_1' }, passages: [paragraph(2), paragraph(90), paragraph(9)] }]);
  const card = (number: number, passage: number): Card => {
    const citation = citePassage(library, passage);
    return { colour: 0, parts: [{ kind: 'passage', look: 'card', citation, number, text: `**${citation.quote}**` }] };
  };

  it('are cut at sentence ends, never their source, and left out from the last where not even that helps', () => {
    const text = seen({ content: '-# **Small**', cards: [card(1, 0), card(2, 1)] }, ENGLISH);
    expect(text).toContain(
      `Small\n\nPassage 1: News report, Paragraph 1\n${paragraph(2)}\nSource: Doc\\_1 · 1 March 2025`,
    );
    expect(text).toMatch(/swim in\. \\\[…\\\]\nSource: Doc\\_1 · 1 March 2025$/);
    const many = seen({ cards: Array.from({ length: 10 }, (_, i) => card(i + 1, 2)) }, ENGLISH);
    expect(many).toMatch(/1 March 2025\n\n\\\[…\\\]$/);
    expect(many.match(/^Source: /gm)?.length).toBe(many.match(/^Passage /gm)?.length);
  });

  it('keep what is to be copied as it is', () => {
    const block = '```md\n> **Quote**\n-# source\n```';
    expect(seen({ content: `**Copy**\n${block}\n> said \\*\\*so\\*\\*` }, ENGLISH)).toBe(
      `Copy\n${block}\nsaid \\*\\*so\\*\\*`,
    );
  });

  it('have words for signs', () => {
    const words: Part[] = [{ kind: 'words', text: '### ✅ Word for word\n-# ┆ 2023: none' }, { kind: 'rule' }];
    expect(seen({ content: '✅ **It holds:** so.\n⚠️ **Weak**', cards: [{ colour: 0, parts: words }] }, ENGLISH)).toBe(
      'It holds: so.\nWeak\n\nWord for word\n2023: none',
    );
  });

  it('stay a text without cards where there are none', () => {
    expect(asMessage({ content: '**x**' }, { words: ENGLISH.words, text: false })).toEqual({ content: '**x**' });
  });
});

test.each([ENGLISH, VIETNAMESE])('help and about have no signs in plain text ($words.locale)', (at) => {
  const library = libraryOf([{ clauses: true, passages: ['One.', 'Two.'] }]);
  const installation = {
    version: '1',
    model: 'm',
    limits: { burst: 5, secondsEach: 6 },
    plainText: true,
    defaultPrivate: false,
  };
  const all = { ...installation, feedback: true, clauseReferences: true, gaps: true };
  for (const reply of [renderAbout(all, library.manifest, at), renderHelp(at, library, COMMANDS_SHOWN)]) {
    const text = seen(reply, at);
    expect(text).not.toMatch(/\p{Extended_Pictographic}|\*\*/u);
  }
});

test('replies of any text keep the limit, every word and every date in plain text', () => {
  fc.assert(
    fc.property(nastyDocuments, nasty(60), fc.nat(), language, (documents, question, seed, locale) => {
      const at = locale === 'vi' ? VIETNAMESE : ENGLISH;
      const library = libraryOf(documents);
      const passages = Array.from({ length: library.size }, (_, i) => i);
      const texts = passages.map((i) => allVisible(library.passage(i).text));
      const dates = library.documents.map(({ date }) => at.words.date(date));
      const isSound = (reply: Reply, quoting: boolean) => {
        const text = seen(reply, at);
        expect(
          livingMarkdown(
            text
              .replace(/^(?:Address: |Địa chỉ: )?<https[^<>]*>$|`(?:source|nguồn): [^`]*`/gm, '')
              .replace(/\\\[…\\\]/g, ''),
          ),
        ).toEqual([]);
        if (!quoting) return;
        const { inFull, inPlace, deciding, source } = at.words.plain;
        const said = [inFull, inPlace, deciding(1), deciding(2)].join('|');
        const quotes = text.matchAll(new RegExp(`^(?:${said}) (.*?)(?=\n(?:${said}|${source}) )`, 'gms'));
        const pieces = [...quotes].flatMap(([, quote = '']) => quote.split('\\[…\\]'));
        const unknown = pieces.map((piece) => unescaped(piece).trim());
        expect(unknown.filter((piece) => !texts.some((whole) => whole.includes(piece)))).toEqual([]);
        const short = library.documents.map(({ date }) => at.words.shortDate(date));
        expect([...dates, ...short].some((date) => text.includes(date))).toBe(true);
      };
      const citations = passages.map((i) => cited(library, (i + seed) % library.size, seed));
      const answer = answerOf(citations, question);
      isSound(renderAnswer(answer, library, at, { feedback: true, shareable: true }), true);
      const refused = { ...answer, kind: 'no_evidence', reason: 'outside_dates', nearest: citations } as const;
      isSound(renderAnswer(refused, library, at), false);
      const passage = seed % library.size;
      const { start, end, passage: whole } = cited(library, passage, seed);
      const place = { passage, start: start - whole.start, end: end - whole.start };
      isSound(renderMore([place], library, at), true);
      isSound(renderContext(library, place, at), true);
      isSound(renderTurn(library, { passage, part: seed % 4, around: true }, at), true);
      isSound(renderClauses(library, '1-6,9', undefined, seed % 4, at), false);
      isSound(renderDocuments(library, seed % 3, at), false);
      isSound(renderAnswerSources(library, passages, at), false);
      const reference = renderClauseReference(library, [1, 2, 3], at);
      if (reference) isSound(reference, true);
      library.close();
    }),
    { numRuns: 60 },
  );
});
