import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Split, splitDocument } from '../../../src/ingest/split.js';
import { documentOf } from '../support.js';

/** Structures of real acts, treaties and licences that were once read wrongly, here in our own words. */
const SENTENCES = [
  'Each harbour keeps the register of its buoys in a dry and safe place.',
  'The master shows it to the pilots who ask for it.',
  'A horn sounds in fog, and a bell where there is none.',
  'Boats that carry fish go first.',
];
const split = (text: string): Split => splitDocument(documentOf(text, { kind: 'official' }));
const numbers = ({ passages }: Split) =>
  passages.flatMap(({ number, unit, path = [] }) =>
    number === undefined || unit === 'note'
      ? []
      : [
          `${unit === 'recital' ? 'recital ' : ''}${path.map((each) => `${each.kind} ${each.number ?? ''} `).join('')}${number}`,
        ],
  );
const upTo = (count: number, from = 1) => Array.from({ length: count }, (_, i) => `${from + i}`);
const articles = (count: number, head: (n: number) => string, from = 1) =>
  Array.from({ length: count }, (_, i) => `${head(from + i)}\n\n${SENTENCES[i % SENTENCES.length]}`);
const count = fc.integer({ min: 3, max: 12 });

describe('a table of correlations', () => {
  it('gives no units and no annexes beside those of the text', () => {
    fc.assert(
      fc.property(count, count, fc.constantFrom('Article', 'Artikel', 'Điều'), (own, listed, word) => {
        const rows = upTo(listed).map((n) => `| ${word} ${n} | ${word} ${Number(n) + 2}(1) |`);
        const annexes = ['| Annex I Records of buoys | Annex IV |', '| Annex II Fees | Annex V |'];
        const text = [
          ...articles(own, (n) => `${word} ${n}`),
          'ANNEX I',
          ['| This Act | The old act |', '|---|---|', ...rows, ...annexes].join('\n'),
        ].join('\n\n');
        const found = split(text);
        expect(numbers(found)).toEqual(upTo(own));
        expect(found.count.lost).toBe(0);
        expect(found.passages.some(({ text: of }) => of.includes('Records of buoys'))).toBe(true);
      }),
    );
  });

  it('is the text where there is no other', () => {
    const rows = upTo(5).map(
      (n) => `| Article ${n}. Horns | Điều ${n}. Còi |\n| ${SENTENCES[0]} | Mỗi bến giữ một sổ. |`,
    );
    expect(numbers(split(rows.join('\n')))).toEqual(upTo(5));
  });
});

describe('an act that amends another', () => {
  const QUOTES = ['“”', '„“', '«»', '""', '‘’'];
  it('keeps its own articles and counts none of those that it quotes', () => {
    fc.assert(
      fc.property(count, fc.integer({ min: 1, max: 5 }), fc.constantFrom(...QUOTES), (own, quoted, [open, close]) => {
        const inside = articles(quoted, (n) => `Article 20${'abcde'[n - 1]}`).join('\n\n');
        const [first, ...others] = articles(own, (n) => `Article ${n}`);
        const text = [
          first,
          'The Act on Buoys is amended as follows: these articles go after its Article 20:',
          `${open}${inside}${close};`,
          ...others,
        ].join('\n\n');
        const found = split(text);
        expect(numbers(found)).toEqual(upTo(own));
        expect(found.passages[0]?.text).toContain(`Article 20${'abcde'[quoted - 1]}`);
      }),
    );
  });

  it('loses no article where a quotation is never closed', () => {
    const text = ['Article 1', SENTENCES[0], '“Article 9a', SENTENCES[1], ...articles(3, (n) => `Article ${n}`, 2)];
    expect(numbers(split(text.join('\n\n')))).toEqual(upTo(4));
  });
});

describe('numbers without a blank behind them', () => {
  it.each([
    ['1.', (n: number, text: string) => `${n}.${text}`, ''],
    ['(1) of recitals', (n: number, text: string) => `(${n})${text}`, 'recital '],
    ['1)', (n: number, text: string) => `${n})${text}`, ''],
  ])('of the look %s are read', (_, head, prefix) => {
    fc.assert(
      fc.property(count, (many) => {
        const lines = upTo(many).map((n) => head(Number(n), SENTENCES[Number(n) % 4] ?? ''));
        const below = prefix === '' ? [] : articles(3, (n) => `Article ${n}`);
        const found = numbers(split([...lines, ...below].join('\n\n')));
        expect(found).toEqual([...upTo(many).map((n) => prefix + n), ...(prefix === '' ? [] : upTo(3))]);
      }),
    );
  });

  it('are none in dates, amounts and versions', () => {
    const text = [
      'On 5.May the horn was new.',
      '2.5 metres of chain hold it.',
      '3.0 is the newest version of the chart.',
    ];
    expect(numbers(split(text.join('\n\n')))).toEqual([]);
  });
});

describe('a text that is cited by its sections', () => {
  const TITLES = [
    'Definitions.',
    'Scope of the Licence.',
    'Your Rights',
    'Disclaimer of Warranties and Limitation of Liability.',
  ];
  it('has them as units, and the numbers inside as their items', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 9 }),
        fc.constantFrom(' – ', '. ', ': '),
        fc.constantFrom('Section', 'SECTION'),
        (many, gap, word) => {
          const sections = upTo(many).map((n) => {
            const items =
              n === '2' ? '\n\n1. A horn sounds in fog.\n\n2. A bell rings at night.\n\n3. A flag flies by day.' : '';
            return `${word} ${n}${gap}${TITLES[Number(n) % 4]}\n\n${SENTENCES[0]}${items}`;
          });
          expect(numbers(split(sections.join('\n\n')))).toEqual(upTo(many));
        },
      ),
    );
  });

  it('has its clauses as units where those are numbered in most sections', () => {
    const sections = upTo(4).map(
      (n) => `Section ${n}\n\n1. ${SENTENCES[0]}\n\n2. ${SENTENCES[1]}\n\n3. ${SENTENCES[2]}`,
    );
    expect(numbers(split(sections.join('\n\n')))).toEqual(
      upTo(4).flatMap((n) => upTo(3).map((m) => `section ${n} ${m}`)),
    );
  });
});

describe('letters that number the paragraphs of an annex', () => {
  it('stay letters', () => {
    const points = ['A', 'B', 'C', 'D'].map((letter) => `${letter}. ${SENTENCES[0]}`);
    const text = [...articles(3, (n) => `Article ${n}`), 'ANNEX X', ...points].join('\n\n');
    expect(numbers(split(text))).toEqual([...upTo(3), ...['A', 'B', 'C', 'D'].map((n) => `annex X ${n}`)]);
  });
});

describe('what is left out', () => {
  it('is not the notice that a licence ends with, though it says © and all rights reserved', () => {
    const notice = `Copyright © 1999 The Harbour. All rights reserved.\n${SENTENCES.join(' ')} ${SENTENCES.join(' ')}`;
    const { passages, count: words } = split([...articles(4, (n) => `${n}. Title`), notice].join('\n\n'));
    expect(passages.at(-1)?.text).toContain('Boats that carry fish go first.');
    expect(words.inPassages).toBe(words.words);
  });

  it('is not a preamble whose parts end with "and" or with nothing', () => {
    const preamble = [
      'Whereas the pilots of all harbours have shown their charts to one another since the first of them was drawn, and',
      'whereas the fog in the strait is thick and the tide in it is strong',
    ];
    const { passages } = split([...preamble, ...articles(3, (n) => `Article ${n}`)].join('\n\n'));
    expect(passages.slice(0, 2).map(({ text }) => text)).toEqual(preamble);
  });

  it('are remarks in brackets and amendment marks as headings', () => {
    const text = ['(Text with EEA relevance)', SENTENCES[0], ...articles(3, (n) => `Article ${n}`)].join('\n\n');
    expect(split(text).passages.every(({ section }) => section.length === 0)).toBe(true);
  });
});

describe('a sentence that begins with an annex', () => {
  it('begins none', () => {
    const text = [
      ...articles(3, (n) => `Article ${n}`),
      'Annex V Part A of the Regulation on Buoys is amended as follows:',
      SENTENCES[1],
      ...articles(2, (n) => `Article ${n}`, 4),
    ];
    expect(numbers(split(text.join('\n\n')))).toEqual(upTo(5));
  });
});
