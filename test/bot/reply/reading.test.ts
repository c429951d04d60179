import { afterAll, describe, expect, it } from 'vitest';
import type { Action } from '../../../src/bot/custom-id.js';
import { renderClauses } from '../../../src/bot/features/clause/card.js';
import { renderClauseReference } from '../../../src/bot/features/clause/reference.js';
import { renderContext, renderTurn } from '../../../src/bot/features/read/card.js';
import { checkReply } from '../../../src/bot/reply/check.js';
import type { Reply } from '../../../src/bot/reply/reply.js';
import type { View } from '../../../src/bot/reply/view.js';
import { UsageError } from '../../../src/errors.js';
import { botWordsFor } from '../../../src/words/bot-words.js';
import { removeFolders } from '../../ingest/support.js';
import { actionsOf, libraryOf, shownPieces, textOf, unescaped } from './support.js';

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
const titles = (reply: Reply) => reply.embeds?.map(({ title }) => title);
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
    const [before, middle, after] = reply.embeds ?? [];
    expect(middle?.description).toBe('**Alone in the middle.**');
    expect(before?.description).toBe('Before all.');
    expect(after?.description).toMatch(/^Sentence 0 of one\. .*\. \\\[…\\\]$/);
    expect(before?.color).toBe(after?.color);
    expect(middle?.color).not.toBe(before?.color);
    for (const { footer } of reply.embeds ?? []) expect(footer?.text).toBe('Title 0 · 1 March 2025');
  });

  it('is alone at an end, and has no button that turns there', () => {
    const first = renderContext(library, { passage: 0, start: 0, end: 5 }, ENGLISH);
    expect(titles(first)).toEqual(['Paragraph 1', 'Paragraph 2']);
    expect(Object.keys(actionsOf(first))).toEqual(['Next', 'Cite']);
    const last = renderContext(library, { passage: 3, start: 0, end: 5 }, VIETNAMESE);
    expect(titles(last)).toEqual(['Đoạn 3', 'Đoạn 4']);
    expect(last.embeds?.[0]?.description).toMatch(/^\\\[…\\\] Sentence \d+ of three\..* Sentence 149 of three\.$/);
    expect(Object.keys(actionsOf(last))).toEqual(['Trước', 'Trích dẫn']);
  });

  it('opens the part of a long passage that the quote stands in', () => {
    const quote = 'Sentence 100 of three.';
    const start = LONG.indexOf(quote);
    const reply = renderContext(library, { passage: 2, start, end: start + quote.length }, ENGLISH);
    expect(reply.embeds?.find(({ description }) => description?.includes(`**${quote}**`))?.title).toMatch(
      /part \d of \d/,
    );
  });

  it('takes a place beyond a passage for its end', () => {
    expect(checkReply(renderContext(library, { passage: 0, start: 900, end: 999 }, ENGLISH))).toEqual([]);
    expect(() => renderContext(library, { passage: 999, start: 0, end: 1 }, ENGLISH)).toThrow(RangeError);
  });
});

describe('the buttons of a passage', () => {
  it.each([true, false])('lead through every word of the document and back, with neighbours %s', (around) => {
    const seen: string[] = [];
    let reply = renderTurn(library, { passage: 0, part: 0, around }, ENGLISH);
    for (;;) {
      expect(checkReply(reply)).toEqual([]);
      const middle =
        around && (reply.embeds?.length ?? 0) > 1
          ? reply.embeds?.find(({ color }) => color !== 0x80848e)
          : reply.embeds?.[0];
      seen.push(shownPieces(middle?.description ?? '').join(''));
      const next = actionsOf(reply).Next;
      if (!next) break;
      const following = follow(next.action);
      const back = actionsOf(following).Previous;
      expect(follow(back?.action)).toEqual(reply);
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
      expect(titles(reply)).toEqual(['Clause 34 — TRADE']);
      expect(unescaped(reply.embeds?.[0]?.description ?? '')).toBe('34. Clause text 34.');
      expect(reply.content).toBeUndefined();
      expect(titles(follow(actionsOf(reply).Next?.action))).toEqual(['Clause 35 — TRADE']);
      expect(titles(follow(actionsOf(reply).Previous?.action))).toEqual(['Clause 33 — TRADE']);
    }
  });

  it('of several documents is shown of each, or of the one that is named', () => {
    const both = renderClauses(library, '2', undefined, 0, ENGLISH);
    expect(both.embeds?.map(({ footer }) => footer?.text)).toEqual([
      'Other rules · 3 March 2025',
      'Title 1 · 2 March 2025',
    ]);
    expect(titles(renderClauses(library, '2', 'doc-2', 0, ENGLISH))).toEqual(['Clause 2']);
  });

  it('that does not exist says which do', () => {
    const [embed] = renderClauses(library, '75', undefined, 0, ENGLISH).embeds ?? [];
    expect(embed?.title).toBe('There is no clause 75.');
    expect(embed?.description).toBe(
      'The clauses of “Other rules” are numbered 1 to 3.\nThe clauses of “Title 1” are numbered 1 to 60.',
    );
    const plain = libraryOf([{ passages: ['No clauses here.'] }]);
    expect(textOf(renderClauses(plain, '1', undefined, 0, VIETNAMESE).embeds?.[0])).toContain(
      VIETNAMESE.words.noClauses,
    );
    plain.close();
  });

  it('is refused where none is named', () => {
    expect(() => renderClauses(library, 'nothing', undefined, 0, ENGLISH)).toThrow(UsageError);
    expect(() => renderClauses(library, '1', 'doc-9', 0, ENGLISH)).toThrow(UsageError);
  });
});

describe('several clauses', () => {
  it('are shown in pages, as many as fit', () => {
    let reply = renderClauses(library, '30-36, 40, 50-60', 'doc-1', 0, ENGLISH);
    expect(reply.content).toBe('**Clauses 30–36, 40, 50–60 · page 1 of 2**');
    const seen = titles(reply) ?? [];
    expect(seen).toHaveLength(10);
    reply = follow(actionsOf(reply).Next?.action);
    seen.push(...(titles(reply) ?? []));
    expect(reply.content).toMatch(/page 2 of 2/);
    expect(actionsOf(reply).Next).toBeUndefined();
    const numbers = [30, 31, 32, 33, 34, 35, 36, 40, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60];
    expect(seen).toEqual(numbers.map((number) => `Clause ${number} — TRADE`));
  });

  it('on one page have no buttons; those that are missing are told', () => {
    const reply = renderClauses(library, '59-62', undefined, 0, ENGLISH);
    expect(reply.content).toBe(
      '**Clauses 59–60**\nThere is no clause 61–62.\nThe clauses of “Title 1” are numbered 1 to 60.',
    );
    expect(reply.components).toBeUndefined();
  });

  it('in a list too long for a button say which are left out', () => {
    const odd = Array.from({ length: 30 }, (_, i) => 2 * i + 1);
    const reply = renderClauses(library, odd.join(', '), 'doc-1', 0, ENGLISH);
    expect(checkReply(reply)).toEqual([]);
    expect(reply.components).toBeUndefined();
    expect(reply.content).toMatch(/Left out, .*: 21, 23, .*, 59\./);
  });

  it('of which there are too many say so', () => {
    expect(renderClauses(library, '1-100', undefined, 0, ENGLISH).content).toContain('Only the first 60 numbers');
  });

  it('never lose a word of a long one', () => {
    const long = libraryOf([{ clauses: true, passages: [LONG, 'Short one.', LONG] }]);
    const shown = Array.from({ length: 3 }, (_, page) => renderClauses(long, '1-3', undefined, page, ENGLISH));
    for (const reply of shown) expect(checkReply(reply)).toEqual([]);
    const text = shown.flatMap(({ embeds = [] }) =>
      embeds.map(({ description }) => shownPieces(description ?? '').join('')),
    );
    expect([...new Set(text)].join(' ').split(/\s+/)).toEqual(`${LONG} Short one.`.split(/\s+/));
    long.close();
  });
});

describe('clauses that a message refers to', () => {
  it('are one compact card with its source, and buttons to read them', () => {
    const reply = renderClauseReference(library, [34, 35, 70], ENGLISH);
    expect(reply?.embeds).toHaveLength(1);
    expect(reply?.embeds?.[0]?.description).toBe(
      '**Clause 34 — TRADE**\n34\\. Clause text 34.\n\n**Clause 35 — TRADE**\n35\\. Clause text 35.',
    );
    expect(reply?.embeds?.[0]?.footer?.text).toBe('Title 1 · 2 March 2025');
    expect(titles(follow(actionsOf(reply ?? {})['Read Clause 35']?.action))).toEqual(['Clause 35 — TRADE']);
  });

  it('of several documents name each source', () => {
    const [embed] = renderClauseReference(library, [1], VIETNAMESE)?.embeds ?? [];
    expect(embed?.description).toMatch(
      /-# Other rules · 3 tháng 3 năm 2025\n\n[\s\S]*-# Title 1 · 2 tháng 3 năm 2025$/,
    );
  });

  it('that do not exist are not answered', () => {
    expect(renderClauseReference(library, [75], ENGLISH)).toBeUndefined();
  });
});
