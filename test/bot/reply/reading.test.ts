import { afterAll, describe, expect, it } from 'vitest';
import { type Action, decodeCustomId } from '../../../src/bot/custom-id.js';
import { renderClauses } from '../../../src/bot/features/clause/card.js';
import { renderClauseReference } from '../../../src/bot/features/clause/reference.js';
import { renderContext, renderTurn } from '../../../src/bot/features/read/card.js';
import type { Reply } from '../../../src/bot/reply/reply.js';
import type { View } from '../../../src/bot/reply/view.js';
import { UsageError } from '../../../src/errors.js';
import { botWordsFor } from '../../../src/words/languages.js';
import { removeFolders } from '../../ingest/support.js';
import { actionsOf, libraryOf, partsOfRows, passagesIn, sent, shownPieces, wordsIn } from './support.js';

const ENGLISH: View = { words: botWordsFor('en') };
const VIETNAMESE: View = { words: botWordsFor('vi') };
const sentences = (count: number, of: string) =>
  Array.from({ length: count }, (_, i) => `Sentence ${i} of ${of}.`).join(' ');
const LONG = [sentences(60, 'one'), sentences(60, 'two'), sentences(150, 'three')].join('\n\n');
const library = libraryOf([
  { passages: ['Before all.', 'Alone in the middle.', LONG, 'After all.'] },
  {
    clauses: true,
    section: ['TRADE'],
    passages: Array.from({ length: 60 }, (_, i) => `${i + 1}. Clause text ${i + 1}.`),
  },
  { clauses: true, info: { title: 'Other rules' }, passages: ['1. Other one.', '2. Other two.', '3. Other three.'] },
]);
afterAll(() => {
  library.close();
  removeFolders();
});
const titles = (reply: Reply) => passagesIn(reply).map(({ citation }) => citation.label);
const middleOf = (reply: Reply) => passagesIn(reply).find(({ look }) => look === 'page');
/** The buttons that turn pages, regardless of label. */
const turnsOf = (reply: Reply) =>
  partsOfRows(reply).flatMap((part) =>
    'emoji' in part && /◀|▶/.test(part.emoji?.name ?? '') && 'custom_id' in part
      ? [[part.emoji?.name === '▶️' ? 'Next' : 'Previous', decodeCustomId(part.custom_id)] as const]
      : [],
  );
const turn = (reply: Reply, to: 'Next' | 'Previous') => turnsOf(reply).find(([name]) => name === to)?.[1];
function follow(action: Action | undefined): Reply {
  if (action?.kind === 'turn') return renderTurn(library, action, ENGLISH);
  if (action?.kind !== 'clauses') throw new Error('leads nowhere');
  const document = action.document === undefined ? undefined : library.documents[action.document]?.id;
  return renderClauses(library, action.spec, document, action.page, ENGLISH);
}

describe('a passage in context', () => {
  it('stands between its neighbours, coloured and with its quote in bold', () => {
    const reply = renderContext(library, { passage: 1, start: 0, end: 20 }, ENGLISH);
    expect(titles(reply)).toEqual(['Paragraph 1', 'Paragraph 2', 'Paragraph 3']);
    const [before, middle, after] = passagesIn(reply);
    // A passage quoted in full needs no bold.
    expect(middle?.text).toBe('Alone in the middle.');
    expect(before?.text).toBe('Before all.');
    expect(after?.text).toMatch(/^Sentence 0 of one\. .*\. \\\[…\\\]$/);
    expect([before?.look, middle?.look, after?.look]).toEqual(['item', 'page', 'item']);
    expect(reply.cards).toHaveLength(1);
    expect(JSON.stringify(sent(reply, ENGLISH))).toContain(
      '## Title 0, paragraph 2\\n-# 1 March 2025 · 📰 News report',
    );
  });

  it('is alone at an end, and has no button that turns there', () => {
    const first = renderContext(library, { passage: 0, start: 0, end: 5 }, ENGLISH);
    expect(titles(first)).toEqual(['Paragraph 1', 'Paragraph 2']);
    expect(Object.keys(actionsOf(first))).toEqual(['Paragraph 2', 'Cite']);
    const last = renderContext(library, { passage: 3, start: 0, end: 5 }, VIETNAMESE);
    expect(titles(last)).toEqual(['Paragraph 3', 'Paragraph 4']);
    expect(passagesIn(last)[0]?.text).toMatch(/^\\\[…\\\] Sentence \d+ of three\..* Sentence 149 of three\.$/);
    expect(Object.keys(actionsOf(last))).toEqual(['Đoạn 3', 'Trích dẫn']);
  });

  it('opens the part of a long passage that the quote stands in', () => {
    const quote = 'Sentence 100 of three.';
    const start = LONG.indexOf(quote);
    const reply = renderContext(library, { passage: 2, start, end: start + quote.length }, ENGLISH);
    expect(middleOf(reply)?.text).toContain(`**${quote}**`);
    expect(JSON.stringify(sent(reply, ENGLISH))).toMatch(/paragraph 3 \(part \d of \d\)/);
  });

  it('takes a place beyond a passage for its end', () => {
    sent(renderContext(library, { passage: 0, start: 900, end: 999 }, ENGLISH), ENGLISH);
    expect(() => renderContext(library, { passage: 999, start: 0, end: 1 }, ENGLISH)).toThrow(RangeError);
  });
});

describe('the buttons of a passage', () => {
  it.each([true, false])('lead through every word of the document and back, with neighbours %s', (around) => {
    const seen: string[] = [];
    let reply = renderTurn(library, { passage: 0, part: 0, around }, ENGLISH);
    for (;;) {
      sent(reply, ENGLISH);
      seen.push(shownPieces(middleOf(reply)?.text ?? '').join(''));
      const next = turn(reply, 'Next');
      if (!next) break;
      const following = follow(next.action);
      expect(follow(turn(following, 'Previous')?.action)).toEqual(reply);
      reply = following;
    }
    expect(seen.length).toBeGreaterThan(5);
    const words = (text: string) => text.split(/\s+/);
    expect(words(seen.join(' '))).toEqual(words(`Before all. Alone in the middle. ${LONG} After all.`));
  });
});

describe('a clause', () => {
  it('is shown whole with buttons to its neighbours, by its number or its id', () => {
    for (const reply of [
      renderClauses(library, '34', undefined, 0, ENGLISH),
      renderClauses(library, 'doc-1#34', undefined, 0, ENGLISH),
    ]) {
      expect(titles(reply)).toEqual(['Clause 34']);
      expect(middleOf(reply)?.text).toBe('Clause text 34.');
      const text = JSON.stringify(sent(reply, ENGLISH));
      expect(text).toContain('## Title 1, clause 34\\n-# 2 March 2025 · 📜 Official document');
      expect(text).toContain('-# Section: TRADE');
      expect(Object.keys(actionsOf(reply))).toEqual(['Clause 33', 'Clause 35', 'Cite']);
      expect(titles(follow(turn(reply, 'Next')?.action))).toEqual(['Clause 35']);
      expect(titles(follow(turn(reply, 'Previous')?.action))).toEqual(['Clause 33']);
    }
  });

  it('of several documents is shown of each, or of the one that is named', () => {
    const both = renderClauses(library, '2', undefined, 0, ENGLISH);
    expect(both.cards).toHaveLength(2);
    expect(
      wordsIn(both)
        .split('\n')
        .filter((line) => line.startsWith('## ')),
    ).toEqual(['## Other rules, clause 2', '## Title 1, clause 2']);
    expect(titles(renderClauses(library, '2', 'doc-2', 0, ENGLISH))).toEqual(['Clause 2']);
  });

  it('that does not exist says which do', () => {
    expect(wordsIn(renderClauses(library, '75', undefined, 0, ENGLISH))).toBe(
      '### There is no clause 75.\nThe clauses of “Other rules” are numbered 1 to 3.\nThe clauses of “Title 1” are numbered 1 to 60.',
    );
    const plain = libraryOf([{ passages: ['No clauses here.'] }]);
    expect(wordsIn(renderClauses(plain, '1', undefined, 0, VIETNAMESE))).toContain(VIETNAMESE.words.noClauses);
    plain.close();
  });

  it('is refused where none is named', () => {
    expect(() => renderClauses(library, 'nothing', undefined, 0, ENGLISH)).toThrow(UsageError);
    expect(() => renderClauses(library, '1', 'doc-9', 0, ENGLISH)).toThrow(UsageError);
  });
});

describe('several clauses', () => {
  it('are shown in pages, as many as fit, the document and each heading once', () => {
    const numbers = [
      ...Array.from({ length: 27 }, (_, i) => i + 10),
      40,
      ...Array.from({ length: 11 }, (_, i) => i + 50),
    ];
    let reply = renderClauses(library, '10-36, 40, 50-60', 'doc-1', 0, ENGLISH);
    expect(reply.content).toBe('-# page 1 of 2');
    const seen: string[] = [];
    for (;;) {
      sent(reply, ENGLISH);
      seen.push(...titles(reply));
      expect(wordsIn(reply).match(/-# TRADE/g)).toHaveLength(1);
      expect(wordsIn(reply)).toMatch(/^## Title 1, clauses \d+–/);
      const next = turn(reply, 'Next');
      if (!next) break;
      reply = follow(next.action);
    }
    expect(reply.content).toBe('-# page 2 of 2');
    expect(seen).toEqual(numbers.map((number) => `Clause ${number}`));
  });

  it('on one page lead to as many before and after, and are cited together', () => {
    const reply = renderClauses(library, '30-36', 'doc-1', 0, ENGLISH);
    expect(Object.keys(actionsOf(reply))).toEqual(['Clauses 23–29', 'Clauses 37–43', 'Cite']);
    expect(titles(follow(actionsOf(reply)['Clauses 37–43']?.action))).toEqual(
      [37, 38, 39, 40, 41, 42, 43].map((number) => `Clause ${number}`),
    );
    expect(actionsOf(reply).Cite?.action).toMatchObject({ kind: 'citeAll', passages: { length: 7 } });
  });

  it('that are missing are told', () => {
    const reply = renderClauses(library, '59-62', undefined, 0, ENGLISH);
    expect(reply.content).toBe('-# There are no clauses 61–62.\n-# The clauses of “Title 1” are numbered 1 to 60.');
  });

  it('in a list too long for a button say which are left out', () => {
    const odd = Array.from({ length: 60 }, (_, i) => 2 * i + 1);
    const many = libraryOf([{ clauses: true, passages: Array.from({ length: 120 }, (_, i) => `${i + 1}. Text.`) }]);
    const reply = renderClauses(many, odd.join(', '), 'doc-0', 0, ENGLISH);
    sent(reply, ENGLISH);
    expect(turnsOf(reply)).toEqual([]);
    expect(reply.content).toMatch(/Left out because .*: \d+, .*, 119\./);
    many.close();
  });

  it('of which there are too many say so', () => {
    expect(renderClauses(library, '1-100', undefined, 0, ENGLISH).content).toContain('Only the first 60 numbers');
  });

  it('never lose a word of a long one', () => {
    const long = libraryOf([{ clauses: true, passages: [LONG, 'Short one.', LONG] }]);
    const shown = Array.from({ length: 12 }, (_, page) => renderClauses(long, '1-3', undefined, page, ENGLISH));
    for (const reply of shown) sent(reply, ENGLISH);
    const texts = shown.flatMap((reply) => passagesIn(reply).map(({ text }) => shownPieces(text).join('')));
    expect([...new Set(texts)].join(' ').split(/\s+/)).toEqual(`${LONG} Short one.`.split(/\s+/));
    long.close();
  });
});

describe('clauses that a message refers to', () => {
  it('are one compact card with its source, and buttons to read them', () => {
    const reply = renderClauseReference(library, [34, 35, 70], ENGLISH);
    expect(reply?.cards).toHaveLength(1);
    const text = JSON.stringify(sent(reply ?? {}, ENGLISH));
    expect(text).toContain('**2 March 2025**');
    expect(text).toContain('-# **Title 1, clause 34** · 📜 Official document\\n> Clause text 34.');
    expect(text).toContain('-# **Title 1, clause 35** · 📜 Official document\\n> Clause text 35.');
    expect(titles(follow(actionsOf(reply ?? {})['Read clause 35']?.action))).toEqual(['Clause 35']);
  });

  it('of several documents name each source', () => {
    const text = JSON.stringify(sent(renderClauseReference(library, [1], VIETNAMESE) ?? {}, VIETNAMESE));
    expect(text).toMatch(/\*\*3\/3\/2025\*\*.*Other rules, điều khoản 1.*\*\*2\/3\/2025\*\*.*Title 1, điều khoản 1/);
  });

  it('that do not exist are not answered', () => {
    expect(renderClauseReference(library, [75], ENGLISH)).toBeUndefined();
  });
});
