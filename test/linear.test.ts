import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { growthOf, leastMs, overlong } from '../bench/lib/processor-time.js';
import { seeded } from '../bench/lib/random.js';
import { passagesNamed } from '../src/cite/find.js';
import { PACKAGE_ROOT, readConfig } from '../src/config.js';
import { buildLexical, LexicalIndex } from '../src/index/lexical-index.js';
import type { Library } from '../src/index/library.js';
import { type Checking, compareQuote, quoteWithin } from '../src/quotes/check.js';
import { quotesIn } from '../src/quotes/quotes-in.js';
import { verify } from '../src/quotes/verify.js';
import { compare } from '../src/retrieval/compare.js';
import { lookUpClauses } from '../src/retrieval/lookup.js';
import { DocumentNames } from '../src/retrieval/question/documents.js';
import { conceptsIn, loadReadingModels, type ReadingModels, readQuestion } from '../src/retrieval/question/read.js';
import { suggestClauses, suggestDocuments } from '../src/retrieval/suggest.js';
import { stemsIn } from '../src/text/lexicon/terms.js';
import { words } from '../src/text/words.js';
import { libraryOf } from './bot/reply/support.js';
import { removeFolders } from './ingest/support.js';
import { lending } from './retrieval/support.js';

// The work of the bot's main thread for one command is bounded, no matter what is typed and how large the documents
// are: at most 50 ms of processor time besides the model, and at most linear in the length of the input.

const DOCUMENTS = 2000;
const LARGE = 5_000_000;
const LONG_PASSAGE = 500_000;
const MOST_MS = 50;
/** Maximum ratio of a text's time to that of its halves; fast cases are not measured. */
const MOST_GROWTH = 1.8;
const WORTH_MEASURING_MS = 25;

const BULGARIAN = 'и на да се за от по със които споразумение признаването държавите членки съвет риба море устойчиво';
const GREEK = 'και το του της με για από στην συμφωνία κράτη μέλη συμβούλιο αλιεία θάλασσα βιώσιμη ανάπτυξη';

interface World {
  library: Library;
  lexical: LexicalIndex;
  models: ReadingModels;
  names: DocumentNames;
  /** Position of a passage of half a million characters, and of one of five million. */
  long: number;
  large: number;
}
let world: World;

beforeAll(() => {
  world = makeWorld();
}, 120_000);
afterAll(() => {
  world.library.close();
  removeFolders();
});

function makeWorld(): World {
  const random = seeded(5);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() ** 2 * list.length)] as T;
  const vocabularies = { ...ownVocabularies(), bg: BULGARIAN.split(' '), el: GREEK.split(' ') };
  const passageOf = (language: keyof typeof vocabularies, length: number) => {
    const parts: string[] = [];
    for (let size = 0; size < length; ) {
      const sentence = Array.from({ length: 8 + Math.floor(20 * random()) }, () => pick(vocabularies[language])).join(
        ' ',
      );
      parts.push(`${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`);
      size += sentence.length + 2;
    }
    return parts.join(' ').slice(0, length).trim();
  };
  const languages = ['en', 'en', 'vi', 'bg', 'el'] as const;
  const made = Array.from({ length: DOCUMENTS }, (_, d) => {
    const language = languages[d % languages.length] ?? 'en';
    const lengths = d === 0 ? [LARGE] : d === 1 ? [LONG_PASSAGE, LONG_PASSAGE] : [300, 500, 700];
    return {
      clauses: d % 3 === 0,
      section: ['A heading'],
      info: {
        ...{ id: `made-${d}`, title: passageOf(language, 90), language, date: '2025-03-01' },
        ...{
          publisher: `Publisher ${d % 7}`,
          reference: `${d}/26`,
          aliases: [`made document ${d}`, `made ${d} of ${d}`],
        },
      },
      passages: lengths.map((length) => passageOf(language, length)),
    };
  });
  const library = libraryOf(made);
  const models = loadReadingModels(readConfig({}).dataDir);
  const passages = made.flatMap(({ passages: texts, info: { language } }) => texts.map((text) => ({ text, language })));
  const lexical = new LexicalIndex(
    buildLexical(
      passages.map(({ text, language }) => {
        const terms = { words: [...new Set(stemsIn(text))], concepts: [], names: [], plain: [] };
        return { terms, dates: [], text: '', language };
      }),
    ),
  );
  return { library, lexical, models, names: new DocumentNames(library.documents), long: 1, large: 0 };
}

/** The dependencies of checking, with nothing found by meaning. */
function checkingOf({ library, lexical }: World): Checking {
  return { library, ...lending(lexical), ask: async () => undefined };
}

/** The words of the project's own documents. */
function ownVocabularies(): { en: string[]; vi: string[] } {
  const folder = join(PACKAGE_ROOT, 'corpus');
  const files = readdirSync(folder).filter((file) => file.endsWith('.md') || file.endsWith('.txt'));
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8'));
  const of = (vietnamese: boolean) => {
    const own = texts.filter((text) => /^language: vi$/m.test(text) === vietnamese).flatMap((text) => words(text));
    const counts = new Map<string, number>();
    for (const { written } of own) counts.set(written, (counts.get(written) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word);
  };
  return { en: of(false), vi: of(true) };
}

/** The repeated parts of texts of any length, each hostile in its own way. */
const REPEATED = [
  ...[
    '> ',
    '… ',
    'a … ',
    '" ',
    '“a ',
    "'a' ",
    '( ',
    '[ ',
    '[b]oth ',
    '** ',
    '**a**',
    '|| ',
    '` ',
    '# ',
    '. ',
    '.',
    '-',
    '--- ',
    '§ ',
  ],
  ...[
    'и ',
    'и и и и признаването ',
    'the ',
    'a ',
    'the EU ',
    'the … of ',
    'a-',
    'a/',
    "a'",
    '1',
    '1 ',
    '1.',
    '1,',
    '34-',
    '٣',
  ],
  ...[
    'clause 34, ',
    'clause 1-60 ',
    'điều 34 ',
    'article ',
    'no. ',
    '10 October 2025 ',
    '2025-10-10 ',
    'before October 2025 ',
  ],
  ...[
    'from 2022 to 2025 ',
    'ngày 15 tháng 04 năm 2025 ',
    'made-1 ',
    'made document 17 ',
    'Publisher 3 ',
    'made ',
    '17/26 ',
  ],
  ...[
    '\u0301',
    'a\u0301',
    'a\u0301\u0323',
    'a\u0301\u0323\u0302\u031b',
    '\u200b',
    'a\u200b',
    'a\u00ad',
    '🤝',
    '🤝🏽 ',
    '\n',
    ' ',
    '\t',
  ],
  ...[
    'sustain-\nable ',
    'Viet Nam ',
    'VN ',
    'ha noi ',
    'hà nội ',
    'thuỷ ',
    'tuyen bo chung ',
    'fisheries (2) ',
    'ﬁ',
    'Ⅳ ',
    'EU\u2019s ',
    'x',
  ],
  ...[
    'http://a.b/c ',
    '[a](http://b) ',
    '<@1> ',
    '\\',
    '%',
    '5% ',
    '$1.5 billion ',
    'not ',
    'will not … ',
    'WHAT DO THEY SAY ',
  ],
];

/** Hostile texts of a given length: repeated parts, and a document's own words. */
function shapes(length: number): [name: string, text: string][] {
  const { library, large } = world;
  const own = library.slice(large, 1_000_000, 1_000_000 + 2 * length);
  const some = own.slice(0, length);
  const every = (n: number, change: (word: string) => string) =>
    own
      .split(' ')
      .map((word, i) => (i % n === n - 1 ? change(word) : word))
      .join(' ')
      .slice(0, length);
  const backwards = own.split(' ').reverse().join(' ').slice(0, length);
  return [
    ...REPEATED.map((part): [string, string] => [JSON.stringify(part), part.repeat(length / part.length)]),
    ['mark and letters', `a${'\u0301\u0323'.repeat(length / 2 - 1)}b`],
    ['a true quote', some],
    ['an altered quote', every(9, () => 'altered')],
    ['a quote of gaps', every(3, () => '…')],
    ['words in other order', backwards],
    ['a lone true word among others', `${'zzz '.repeat(length / 8)}${some.slice(0, length / 2)}`],
  ];
}

/** The work of each command on the main thread for typed text, and the longest text that Discord allows. */
const COMMANDS: Record<string, { longest: number; run: (text: string) => unknown }> = {
  ask: {
    longest: 2000,
    run: (text) => readQuestion(text, world.names, world.models, (stem) => world.lexical.isName(stem), '2026-02-01'),
  },
  clause: { longest: 2000, run: (text) => lookUpClauses(world.library, text) },
  cite: { longest: 2000, run: (text) => passagesNamed(world.library, text) },
  'cite --quote': { longest: 2000, run: (text) => quoteWithin(world.library, world.long, text) },
  check: {
    longest: 6000,
    run: (text) => compareQuote(checkingOf(world), text),
  },
  'menu check': { longest: 4000, run: (text) => quotesIn(text) },
  verify: { longest: 2000, run: (text) => verify(world.library, text) },
  suggest: {
    longest: 6000,
    run: (text) => {
      const { library, lexical, models } = world;
      suggestDocuments(library, text, 25);
      const suggesting = { library, ...lending(lexical), conceptsIn: (typed: string) => conceptsIn(typed, models) };
      return suggestClauses(suggesting, text, undefined, 25);
    },
  },
};

const isSlow = (work: () => unknown) => overlong(work, MOST_MS);

describe('a command takes a bounded time at Discord’s longest input', () => {
  it.each(Object.entries(COMMANDS))(
    '%s',
    async (_, { longest, run }) => {
      const slow: string[] = [];
      const halves = new Map(shapes(longest / 2));
      for (const [name, text] of shapes(longest)) {
        const found = await isSlow(() => run(text));
        if (found) slow.push(`${name}: ${found}`);
        if ((await leastMs(() => run(text), WORTH_MEASURING_MS)) < WORTH_MEASURING_MS) continue;
        const half = halves.get(name) ?? '';
        const growth = await growthOf({ small: () => run(half), large: () => run(text), times: 2 }, MOST_GROWTH);
        if (growth > MOST_GROWTH) slow.push(`${name}: ${growth.toFixed(1)} times as long as its halves`);
      }
      expect(slow).toEqual([]);
    },
    120_000,
  );

  it('verify, of an invented receipt of a document of 5 MB', async () => {
    const slow: string[] = [];
    for (const [start, end] of [
      [1_000_000, 1_000_200],
      [2_500_000, 2_506_000],
      [0, 4_900_000],
      [4_999_000, 4_999_010],
    ]) {
      const found = await isSlow(() => verify(world.library, `made-0:${start}-${end}:0123456789abcdef`));
      if (found) slow.push(`${start}-${end}: ${found}`);
    }
    expect(slow).toEqual([]);
  });

  it('compare, of clauses with 0.5 MB and 5 MB', async () => {
    const { library, lexical, models, long, large } = world;
    const compared = { library, dictionary: lexical.dictionary, glossary: models.glossary };
    const slow: string[] = [];
    for (const [a, b] of [
      [long, long + 1],
      [long, large],
      [large, 5],
    ] as const) {
      const found = await isSlow(() => compare(compared, a, b));
      if (found) slow.push(`${a} with ${b}: ${found}`);
    }
    expect(slow).toEqual([]);
  });

  it('check, of an altered quote of a passage of 5 MB, which is found', async () => {
    const { library, large } = world;
    const checking = checkingOf(world);
    const quote = library.slice(large, 3_000_000, 3_000_300).replace(/^\S*\s|\s\S*$/g, '');
    const [first = '', ...rest] = quote.split(' ');
    const altered = [first, ...rest.map((word, i) => (i === 10 ? 'altered' : word))].join(' ');
    const { check } = await compareQuote(checking, altered);
    expect(check).toMatchObject({
      kind: 'altered',
      documentId: 'made-0',
      differences: [{ source: rest[10], given: 'altered' }],
    });
    expect((await compareQuote(checking, quote)).check).toMatchObject({ kind: 'verbatim', documentId: 'made-0' });
    expect(await isSlow(() => compareQuote(checking, altered))).toBeUndefined();
  });

  it('the names of 10,000 documents, once and for a question', async () => {
    const documents = Array.from({ length: 5 }, () => world.library.documents)
      .flat()
      .map((document, i) => ({ ...document, id: `more-${i}` }));
    const names = new DocumentNames(documents);
    expect(await overlong(() => new DocumentNames(documents).namedIn('x'), 1000)).toBeUndefined();
    names.namedIn('x');
    names.removeFrom('x');
    const question = 'what does more-17 say about made document 5, '.repeat(45).slice(0, 2000);
    expect(await overlong(() => names.namedIn(question), 20)).toBeUndefined();
    expect(await overlong(() => names.removeFrom(question), 20)).toBeUndefined();
  });
});
