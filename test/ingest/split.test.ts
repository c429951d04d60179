import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { overlong } from '../../bench/lib/processor-time.js';
import { readCorpus } from '../../src/ingest/corpus.js';
import { splitPassages } from '../../src/ingest/split.js';
import type { Passage, SourceDocument } from '../../src/model.js';
import { documentOf } from './support.js';

const CORPUS = join(import.meta.dirname, '../../corpus');

/** Invariants: exact slices, in order and disjoint, so that passages and the gaps between them reproduce the text. */
function expectSound(document: SourceDocument, passages: Passage[]): void {
  let at = 0;
  let joined = '';
  for (const passage of passages) {
    expect(passage.start).toBeGreaterThanOrEqual(at);
    expect(passage.end).toBeGreaterThan(passage.start);
    expect(document.text.slice(passage.start, passage.end)).toBe(passage.text);
    expect(passage.text).toBe(passage.text.trim());
    joined += document.text.slice(at, passage.start) + passage.text;
    at = passage.end;
  }
  expect(joined + document.text.slice(at)).toBe(document.text);
  expect(new Set(passages.map(({ id }) => id)).size).toBe(passages.length);
}

/** The words of the text outside all passages. */
function gaps(document: SourceDocument, passages: Passage[]): string {
  const ends = [0, ...passages.map(({ end }) => end)];
  const starts = [...passages.map(({ start }) => start), document.text.length];
  return ends.map((end, i) => document.text.slice(end, starts[i])).join('¶');
}

const textsOf = (text: string, more: Partial<SourceDocument> = {}) =>
  splitPassages(documentOf(text, more)).map((passage) => passage.text);

describe('the corpus', () => {
  const documents = new Map<string, SourceDocument>();
  const passages = new Map<string, Passage[]>();
  beforeAll(async () => {
    for (const document of await readCorpus(CORPUS, { today: '2026-12-31', identifyLanguage: () => 'en' })) {
      documents.set(document.id, document);
      passages.set(document.id, splitPassages(document));
    }
  });
  const of = (id: string) => passages.get(id) ?? [];

  it('gives sound passages, as many as there are clauses and paragraphs', () => {
    for (const [id, document] of documents) expectSound(document, of(id));
    expect(Object.fromEntries([...passages].map(([id, list]) => [id, list.length]))).toEqual({
      'hang-2026-01-27': 23,
      'joint-statement-2026': 60,
      'son-borrell-2022-05-24': 8,
      'vns-2025-04-15': 11,
      'vns-2025-10-10': 18,
    });
  });

  it('has clauses 1 to 60 in 12 sections, the first four in none', () => {
    const clauses = of('joint-statement-2026');
    expect(clauses.map(({ clause }) => clause)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
    expect(clauses[33]).toMatchObject({ id: 'joint-statement-2026#34', label: 'Clause 34' });
    for (const { clause, text } of clauses) expect(text.startsWith(`${clause}. `)).toBe(true);
    const sections = new Map<string, number[]>();
    for (const { clause = 0, section } of clauses) {
      const path = section.join(' > ');
      sections.set(path, [...(sections.get(path) ?? []), clause]);
    }
    const ranges = [...sections].map(([path, list]) => [path, list[0], list.at(-1)]);
    expect(ranges).toEqual([
      ['', 1, 4],
      ['POLITICAL COOPERATION', 5, 7],
      ['STRENGTHENING ECONOMIC, TRADE AND INVESTMENT RELATIONS', 8, 15],
      ['STRENGTHENING COOPERATION ON PEACE, DEFENCE AND SECURITY', 16, 20],
      ['STRENGTHENING SCIENCE AND TECHNOLOGY COOPERATION AND PEOPLE-TO-PEOPLE CONNECTIONS', 21, 25],
      ['STRENGTHENING INCLUSIVE AND SUSTAINABLE DEVELOPMENT COOPERATION', 26, 31],
      ['STRENGTHENING COOPERATION ON AGRICULTURE, BLUE ECONOMY, OCEAN CONSERVATION AND SUSTAINABLE USE', 32, 39],
      [
        'STRENGTHENING ENVIRONMENTAL, SAFE AND SUSTAINABLE LOW-CARBON ENERGY TRANSITION AND CLIMATE COOPERATION',
        40,
        47,
      ],
      ['ENHANCING GOOD GOVERNANCE, RULE OF LAW, HUMAN RIGHTS AND JUDICIAL COOPERATION', 48, 49],
      ['STRENGTHENING DIGITAL, CONNECTIVITY AND SUSTAINABLE TRANSPORT COOPERATION', 50, 53],
      ['ENHANCING FINANCIAL AND LABOUR COOPERATION', 54, 56],
      ['STRENGTHENING HEALTHCARE COOPERATION', 57, 57],
      ['STRENGTHENING REGIONAL AND MULTILATERAL COOPERATION', 58, 60],
    ]);
  });

  it('keeps all paragraphs of a clause, and nothing of the next heading', () => {
    const several = of('joint-statement-2026').filter(({ text }) => text.includes('\n\n'));
    expect(several.map(({ clause }) => clause)).toEqual([9, 10, 11, 12, 14, 16, 17, 18, 19, 20, 58]);
    expect(of('joint-statement-2026')[19]?.text.split('\n\n')).toHaveLength(6);
    for (const { text } of of('joint-statement-2026')) expect(text).not.toMatch(/#|STRENGTHENING|ENHANCING (GOOD|FIN)/);
  });

  it('leaves out the cover page of the statement', () => {
    const cover = of('joint-statement-2026')
      .map(({ text }) => text)
      .join('\n');
    expect(cover).not.toMatch(/COASI|Delegations|OR\. en|JOINT STATEMENT/);
  });

  it('leaves out the Vietnamese site’s headline, image, caption and navigation', () => {
    const article = of('son-borrell-2022-05-24');
    expect(article[0]?.text).toMatch(/^Chiều 24\/5, /);
    expect(article.at(-1)?.text).toMatch(/vui vẻ nhận lời\.$/);
    const all = article.map(({ text }) => text).join('\n');
    expect(all).not.toMatch(/!\[|\||Ảnh: BNG|Có thể bạn quan tâm|Nên xem|Tin (mới|khác)|2025|2026|Liên đoàn/);
  });

  it('leaves out dateline and sign-off of news, and takes bare lines for headings', () => {
    expect(of('vns-2025-10-10')[0]?.text).toMatch(/^Việt Nam remains steadfast/);
    expect(of('vns-2025-10-10').at(-1)?.text).toMatch(/in the green transition\.$/);
    expect(of('vns-2025-04-15')[0]?.text).toMatch(/^Deputy Prime Minister & Foreign Minister/);
    expect(of('vns-2025-04-15').at(-1)?.text).toMatch(/official visit to Việt Nam\.$/);
    expect([...new Set(of('hang-2026-01-27').flatMap(({ section }) => section))]).toEqual([
      'Trade, investment remain core driver',
      'Sci-tech and innovation: a new direction',
      'Cultural exchange, tourism and people-to-people diplomacy nurture lasting friendship',
      '2026 outlook: elevating Việt Nam-Europe partnership',
    ]);
  });

  it('leaves nothing else out', () => {
    const left = (id: string) => {
      const document = documents.get(id);
      return document
        ? gaps(document, of(id))
            .replace(/[\s¶]+/g, ' ')
            .trim()
        : '';
    };
    expect(left('vns-2025-10-10')).toBe('date 2025-10-10 BRUSSELS — — VNA/VNS');
    expect(left('vns-2025-04-15')).toBe('date 2025-04-15 HÀ NỘI — — VNA/VNS');
    const headings = new Set(of('hang-2026-01-27').flatMap(({ section }) => section));
    expect(left('hang-2026-01-27')).toBe(['date 2026-01-27 HÀ NỘI —', ...headings].join(' '));
  });
});

describe('clauses', () => {
  const official = (text: string) => splitPassages(documentOf(text, { kind: 'official' }));

  it('may be articles in English, Vietnamese and other languages, with the text on the line or below', () => {
    expect(official('Điều 1. Một.\n\nĐiều 2.\n\nHai.\n\nVẫn là hai.\n\nĐiều 3. Ba.')).toMatchObject([
      { clause: 1, label: 'Điều 1', text: 'Điều 1. Một.' },
      { clause: 2, text: 'Điều 2.\n\nHai.\n\nVẫn là hai.' },
      { clause: 3, id: 'd#3' },
    ]);
    expect(official('## Article 1\n\nOne.\n\n## Article 2\n\nTwo.\n\n## Article 3\n\nThree.')).toMatchObject([
      { label: 'Article 1', text: 'Article 1\n\nOne.' },
      { label: 'Article 2' },
      { label: 'Article 3', section: [] },
    ]);
  });

  it('keep an indented list of their own', () => {
    const text = '1. One:\n\n   1. first\n   2. second\n   3. third\n   4. fourth\n\n2. Two.\n\n3. Three.\n\n4. Four.';
    const clauses = official(text);
    expect(clauses.map(({ clause }) => clause)).toEqual([1, 2, 3, 4]);
    expect(clauses[0]?.text).toContain('4. fourth');
    expect(clauses[3]?.text).toBe('4. Four.');
  });

  it('are not made of a short list, nor in news', () => {
    expect(official('Two things matter here:\n\n1. One.\n\n2. Two.').map(({ clause }) => clause)).not.toContain(1);
    expect(splitPassages(documentOf('1. One.\n\n2. Two.\n\n3. Three.')).map(({ id }) => id)).toEqual([
      'd#p1',
      'd#p2',
      'd#p3',
    ]);
  });

  it('do not reach over what is no content', () => {
    const clauses = official('1. One.\n\n2. Two.\n\n![map](m.png)\n\n3. Three.\n\nStill three.');
    expect(clauses.map(({ text }) => text)).toEqual(['1. One.', '2. Two.', '3. Three.\n\nStill three.']);
    const cut = official(
      '1. One.\n\n2. Two.\n\n3. Three.\n\n![map](m.png)\n\nThis paragraph stands below the map and says something.',
    );
    expect(cut.at(-1)).toMatchObject({ id: 'd#p1', text: 'This paragraph stands below the map and says something.' });
  });
});

describe('sections', () => {
  it('nest where the levels are kept, and are flat where they jump', () => {
    const nested = splitPassages(documentOf('# Part\n\n## Chapter\n\nOne.\n\n# Next ##\n\nTwo.'));
    expect(nested.map(({ section }) => section)).toEqual([['Part', 'Chapter'], ['Next']]);
    const jumping = splitPassages(documentOf('## **First**\n\nOne.\n\n#### Second\n\nTwo.'));
    expect(jumping.map(({ section }) => section)).toEqual([['First'], ['Second']]);
  });

  it('leave out the document’s own title above its text, but no section of the same words below', () => {
    const document = documentOf('# Trade and fisheries\n\nOne.\n\n# Fisheries\n\nTwo.', {
      title: 'Trade and fisheries',
    });
    expect(splitPassages(document).map(({ section }) => section)).toEqual([[], ['Fisheries']]);
  });

  it('are not made of list items, table rows or numbered lines', () => {
    const text =
      '- Trade\n- Investment and much more\n\na | b\nlong cell | longer cell\n\n3. Short\nA longer line of the text follows.';
    expect(textsOf(text)).toEqual(text.split(/\n+/));
  });
});

describe('what is no content', () => {
  it('never lies in a passage: images, captions, rules, navigation', () => {
    const text = [
      'A first paragraph that says something of note.',
      '[![alt](https://e.org/a_(b).jpg)](https://e.org)',
      '*The caption.*',
      '| ![]() |',
      '| A caption in a table. |',
      '***',
      '| Year | Value |',
      '|------|:-----:|',
      '| 2025 | 61 |',
      '+-----+-----+',
      'Read more:',
      'Another story that is long enough to be read as a line of its own',
    ].join('\n');
    expect(textsOf(text)).toEqual(['A first paragraph that says something of note.', 'Year | Value', '2025 | 61']);
  });

  it('keeps the text below a line that only looks like navigation', () => {
    const prose = `Ministers met. ${'They spoke of trade and of fisheries at length. '.repeat(4).trim()}`;
    expect(textsOf(`First paragraph, of some length.\n\nRelated\n\n${prose}`)).toContain(prose);
  });

  it('is quickly left out of hostile lines', async () => {
    for (const line of [
      '-'.repeat(99_000),
      ' '.repeat(99_000),
      '![ '.repeat(33_000),
      '| '.repeat(49_000),
      `x${' '.repeat(90_000)}y`,
      '1. '.repeat(33_000),
    ]) {
      expect(await overlong(() => textsOf(`Text.\n${line}`), 200)).toBeUndefined();
      expect(await overlong(() => textsOf(`${line}x\nText.`), 200)).toBeUndefined();
    }
  });
});

describe('hard-wrapped text', () => {
  it('is joined to paragraphs', () => {
    const wrapped = [
      'The two sides reaffirmed their commitment to the rules-based',
      'international order and agreed to work closely together on the',
      'implementation of their agreements in the years to come.',
      '',
      'They also welcomed the progress that was made in the talks on',
      'fisheries, and expressed the hope that the measures would be',
      'lifted soon.',
    ].join('\n');
    expect(textsOf(wrapped)).toEqual(wrapped.split('\n\n'));
  });
});

describe('any document', () => {
  const word = fc.constantFrom(
    'trade',
    'EU',
    'Việt',
    'Nam',
    '8.4',
    'per cent',
    '(EVFTA)',
    'fisheries,',
    '“quoted”',
    '🐟',
    'và',
  );
  const sentence = fc.array(word, { minLength: 1, maxLength: 14 }).map((words) => `${words.join(' ')}.`);
  const paragraph = fc.array(sentence, { minLength: 1, maxLength: 4 }).map((list) => list.join(' '));
  const wrapped = paragraph.map((text) => text.replace(/(.{40,60}) /g, '$1\n'));
  const heading = fc
    .tuple(fc.integer({ min: 1, max: 6 }), word)
    .map(([level, title]) => `${'#'.repeat(level)} ${title} part`);
  const table = fc
    .array(word, { minLength: 1, maxLength: 3 })
    .map((cells) => `| ${cells.join(' | ')} |\n|---|\n| ${cells.join(' | ')} |`);
  const odd = fc.constantFrom(
    '---',
    '![]() |',
    '| caption |',
    'Related',
    '***',
    '>',
    '🐟',
    ' \t ',
    '— VNA/VNS',
    '1.',
    '2) x',
    'Article 2',
  );
  const block = fc.oneof(
    { weight: 4, arbitrary: paragraph },
    { weight: 2, arbitrary: wrapped },
    { weight: 2, arbitrary: heading },
    { weight: 1, arbitrary: table },
    { weight: 2, arbitrary: odd },
  );
  const numbered = (mark: (n: number) => string) =>
    fc
      .array(fc.tuple(paragraph, fc.boolean(), fc.boolean()), { minLength: 3, maxLength: 9 })
      .map((clauses) =>
        clauses
          .map(
            ([text, more, head], i) =>
              `${head ? `## Section ${i}\n\n` : ''}${mark(i + 1)} ${text}${more ? `\n\n${text}` : ''}`,
          )
          .join('\n\n'),
      );
  const glue = fc.constantFrom('\n', '\n\n', '\n\n\n', '\n \n');
  const mixed = fc
    .array(fc.tuple(block, glue), { minLength: 1, maxLength: 16 })
    .map((blocks) => blocks.flat().join(''));
  const documents = fc.tuple(
    fc.oneof(
      mixed,
      numbered((n) => `${n}.`),
      numbered((n) => `Article ${n}.`),
      numbered((n) => `**Điều ${n}**`),
    ),
    fc.constantFrom('news' as const, 'official' as const),
  );

  it('is given back by its passages and gaps', () => {
    fc.assert(
      fc.property(documents, ([text, kind]) => {
        const document = documentOf(text, { kind });
        expectSound(document, splitPassages(document));
      }),
      { numRuns: 400 },
    );
  });

  it('of numbered clauses gives every clause with its number', () => {
    const clauses = fc.oneof(
      numbered((n) => `${n}.`),
      numbered((n) => `Article ${n}.`),
    );
    fc.assert(
      fc.property(clauses, (generated) => {
        const text = generated.replaceAll('🐟', 'fish');
        const passages = splitPassages(documentOf(text, { kind: 'official' }));
        expect(passages.map(({ clause }) => clause)).toEqual(passages.map((_, i) => i + 1));
        const all = passages.map((passage) => passage.text).join('\n\n');
        expect(all.split(/\s+/)).toEqual(
          text
            .replace(/^## Section.*$/gm, '')
            .trim()
            .split(/\s+/),
        );
      }),
    );
  });

  it('made of any characters is given back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const document = documentOf(text.replace(/\r/g, '\n'), { kind: 'official' });
        expectSound(document, splitPassages(document));
      }),
    );
  });
});
