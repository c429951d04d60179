import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cite } from '../../src/cite/cite.js';
import { markdown } from '../../src/cite/markdown.js';
import type { Library } from '../../src/index/library.js';
import { type Checking, checkQuote } from '../../src/quotes/check.js';
import { quotesIn } from '../../src/quotes/quotes-in.js';
import { citePassage } from '../../src/retrieval/citation.js';
import { libraryOf } from '../bot/reply/support.js';
import { removeFolders, temporaryFolder } from '../ingest/support.js';
import { checkingOf, wordsOnly } from './support.js';

const open: Library[] = [];
let corpus: Checking & { library: Library };
beforeAll(async () => {
  corpus = await wordsOnly(temporaryFolder());
  open.push(corpus.library);
});
afterAll(() => {
  for (const library of open) library.close();
  removeFolders();
});
const checkingWith = (passages: string[]) => {
  const library = libraryOf([{ passages }]);
  open.push(library);
  return checkingOf(library);
};
const QUOTE =
  'Both sides highlight the importance of sustainable fisheries and commit to promoting cooperation in this area';
const ALTERED = QUOTE.replace('promoting', 'limiting');
const kindsOf = async (message: string, checking: Checking = corpus) =>
  Promise.all(quotesIn(message).map(async (quote) => (await checkQuote(checking, quote)).kind));

describe('a citation below a quote', () => {
  it('is recognised in what this program itself writes, of every passage and in every language of its own', async () => {
    const { library } = corpus;
    for (let passage = 0; passage < library.size; passage += 1)
      for (const language of ['en', 'vi']) {
        const [quote = '', ...more] = quotesIn(cite([citePassage(library, passage)], markdown, language));
        expect(more).toEqual([]);
        expect(await checkQuote(corpus, quote), quote).toMatchObject({
          kind: 'verbatim',
          remarks: expect.arrayContaining([expect.objectContaining({ kind: 'citation' })]),
        });
      }
  });

  const citations = fc.constantFrom(
    ...[
      'Joint Statement, clause 34',
      'Joint Statement (2026), clause 34.',
      'EU–Viet Nam Joint Statement, 29 January 2026',
    ],
    ...[
      '*Joint Statement*, no. 34',
      '“Joint Statement”, point 34',
      'Tuyên bố chung, đoạn 34',
      'Déclaration conjointe (point 34)',
    ],
    ...[
      'Joint Statement, https://example.org/statement',
      'Council, Joint Statement, 5819/26, 29 January 2026, clause 34',
    ],
  );
  const dash = fc.constantFrom('— ', '—', '– ', '- ', '-- ', '― ');
  const shape = fc.constantFrom<(quote: string, line: string) => string>(
    (quote, line) => `> ${quote}\n> ${line}`,
    (quote, line) => `> ${quote}\n>\n> ${line}`,
    (quote, line) => `> ${quote}\n${line}`,
    (quote, line) => `Look:\n> ${quote}\n\n${line}\nWhat do you think of it?`,
    (quote, line) => `>>> ${quote}\n${line}`,
    (quote, line) => `> **${quote}**\n> \n> ${line}`,
  );

  it('is recognised as people write it, and does not hide a change of the quote', async () => {
    await fc.assert(
      fc.asyncProperty(shape, dash, citations, async (written, mark, citation) => {
        expect(await kindsOf(written(QUOTE, mark + citation))).toEqual(['verbatim']);
        expect(await kindsOf(written(ALTERED, mark + citation))).toEqual(['altered']);
      }),
      { numRuns: 60 },
    );
  });

  it('is not a comment, nor a list that was changed', async () => {
    const items = [
      'Exports of goods will grow, by 2030',
      'Tariffs fall for fish (from 2027)',
      'Imports double, by 2031',
    ];
    const changed = (item: string) => item.replace(/\d+/, '2044');
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(items, { minLength: 1 }),
        fc.constantFrom('- ', '– ', '— ', '• '),
        fc.constantFrom('- ', '– ', '— '),
        fc.constantFrom(':', '', '.'),
        async (list, own, theirs, stop) => {
          const lead = `The parties expect the following of the agreement${stop}`;
          const checking = checkingWith([[lead, ...list.map((item) => own + item)].join('\n'), 'Another passage.']);
          const quoted = (lines: string[]) => [lead, ...lines.map((item) => theirs + item)].join('\n');
          const kind = async (text: string) => (await checkQuote(checking, text)).kind;
          expect(await kind(quoted(list))).toBe('verbatim');
          expect(await kind(quoted(list.map(changed)))).toBe('altered');
          expect(await kind(quoted([...list.slice(0, -1), changed(list.at(-1) ?? '')]))).toBe('altered');
        },
      ),
      { numRuns: 60 },
    );
    expect(await kindsOf(`> ${QUOTE}\n- that is not true, they only talk`)).toEqual(['verbatim']);
    expect(await kindsOf(`> ${QUOTE}\n> - They never agreed to that`)).toEqual(['altered']);
  });
});

describe('the marks of a list', () => {
  const marks = fc.constantFrom('- ', '* ', '• ', '– ', '‣ ', '▪ ', '  - ', '+ ');

  it('before a quote are the reader’s', async () => {
    await fc.assert(
      fc.asyncProperty(marks, async (mark) => {
        expect(await kindsOf(mark + QUOTE)).toEqual(['verbatim']);
        expect((await checkQuote(corpus, mark + QUOTE)).kind).toBe('verbatim');
        const { kind, differences } = await checkQuote(corpus, mark + ALTERED);
        expect({ kind, differences }).toEqual({
          kind: 'altered',
          differences: [{ source: 'promoting', given: 'limiting' }],
        });
      }),
    );
  });

  it('make each item a quote where the message is nothing but a list', () => {
    const items = ['Both sides will meet again', 'Trade grew in that year', 'Peace matters to us all'];
    fc.assert(
      fc.property(
        fc.shuffledSubarray(items, { minLength: 2 }),
        marks,
        fc.constantFrom('\n', '\n\n'),
        (list, mark, gap) => {
          expect(quotesIn(list.map((item) => mark + item).join(gap))).toEqual(list);
          const led = `They say:\n${list.map((item) => mark + item).join(gap)}`;
          expect(quotesIn(led)).toHaveLength(1);
        },
      ),
    );
  });

  it('may be others than in the document, or none, but its items are compared', async () => {
    const items = [
      'to promote trade in green goods',
      'to protect the sea and its fish',
      'not to raise any tariff',
      '- 5 percent of it',
    ];
    const own = fc.constantFrom('- ', '– ', '* ', '• ', '— ');
    const theirs = fc.constantFrom('- ', '– ', '* ', '• ', '◦ ', '');
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(items.slice(0, 3), { minLength: 2 }),
        own,
        theirs,
        fc.constantFrom('\n', '\n\n'),
        async (list, mark, other, gap) => {
          const lead = 'Both sides agree on these aims:';
          const checking = checkingWith([[lead, ...list.map((item) => mark + item)].join(gap), 'Another passage.']);
          const quoted = (lines: string[]) => [lead, ...lines.map((item) => other + item)].join('\n');
          expect((await checkQuote(checking, quoted(list))).kind).toBe('verbatim');
          for (const changed of [list.toReversed(), list.slice(1), list.with(1, 'to promote trade in any goods')])
            expect((await checkQuote(checking, quoted(changed))).kind).not.toBe('verbatim');
        },
      ),
      { numRuns: 100 },
    );
  });

  it('are not signs of numbers', async () => {
    const checking = checkingWith(['Growth was in that year\n- 5 percent in all of the area\n- 3 percent elsewhere']);
    const kind = async (text: string) => (await checkQuote(checking, text)).kind;
    expect(await kind('Growth was in that year\n- 5 percent in all of the area')).toBe('verbatim');
    expect(await kind('Growth was in that year\n5 percent in all of the area')).toBe('altered');
  });
});

describe('a quote over a heading', () => {
  it('is word for word with or without the heading and the numbers of the clauses, but not with another', async () => {
    const { library } = corpus;
    let tried = 0;
    for (let i = 0; i + 1 < library.size; i += 1) {
      const [before, after] = [library.passage(i), library.passage(i + 1)];
      if (before.documentId !== after.documentId) continue;
      const heading = library.slice(i, before.end, after.start).trim();
      if (!/\p{L}/u.test(heading)) continue;
      tried += 1;
      const end = before.text.split(' ').slice(-8).join(' ');
      const [number = '', start = ''] = [
        after.text.match(/^\d+\. /)?.[0],
        after.text
          .replace(/^\d+\. /, '')
          .split(' ')
          .slice(0, 9)
          .join(' '),
      ];
      const words = heading.match(/\p{L}+/gu) ?? [];
      for (const title of [heading, heading.replace(/^#+ /gm, ''), ''])
        for (const numbered of [number, ''])
          expect((await checkQuote(corpus, `${end}\n\n${title}\n\n${numbered}${start}`)).kind, heading).toBe(
            'verbatim',
          );
      const changes = [words.at(-1), words[0]].map((word = '') => heading.replace(word, 'zzplanted'));
      for (const title of changes)
        for (const numbered of [number, ''])
          expect((await checkQuote(corpus, `${end}\n\n${title}\n\n${numbered}${start}`)).kind, title).toBe('altered');
      const wrong = number.replace(/\d+/, (digits) => `${Number(digits) + 1}`);
      if (wrong !== '')
        for (const title of [heading, ''])
          expect((await checkQuote(corpus, `${end}\n\n${title}\n\n${wrong}${start}`)).kind).toBe('altered');
    }
    expect(tried).toBeGreaterThan(8);
  });
});
