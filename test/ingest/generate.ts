import { LANGUAGES, WORDS, type Wordbook } from './wordbook.js';

export { LANGUAGES };

/** Documents shaped like treaties and laws, in our own words, with the expected result for each. */

export const LAYOUTS = ['title-line', 'inline-title', 'markdown', 'capitals'] as const;
export const NUMBERINGS = ['plain', 'dotted', 'inserted', 'roman', 'excerpt', 'gap'] as const;
export const CONTAINERS = ['none', 'chapters', 'parts-and-chapters', 'restart'] as const;
export const FURNITURE = ['none', 'head-and-number', 'number', 'layout-row'] as const;
export const CONTENTS = ['none', 'leaders', 'list'] as const;

/** How to make a document. */
export interface Recipe {
  seed: number;
  layout: (typeof LAYOUTS)[number];
  language: (typeof LANGUAGES)[number];
  numbering: (typeof NUMBERINGS)[number];
  containers: (typeof CONTAINERS)[number];
  furniture: (typeof FURNITURE)[number];
  contents: (typeof CONTENTS)[number];
  articles: number;
  annexes: number;
  recitals: boolean;
  wrapped: boolean;
  /** Paragraphs and line ends that begin with a reference to an article. */
  references: boolean;
  /** No blank line between a heading, its title and its text. */
  dense: boolean;
}

/** A unit that must be found. */
export interface Expected {
  number: string;
  /** Number of its annex, if it is a point of one. */
  annex?: string;
  recital?: boolean;
  /** The first words of its text. */
  begins: string;
}

export interface Generated {
  text: string;
  expected: Expected[];
  /** Words that are not part of the document's text: contents, page heads and page numbers. */
  noText: string;
}

/** Numbers between 0 and 1, the same for the same seed. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const ROMAN: [number, string][] = [
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];
function roman(value: number): string {
  let rest = value;
  let text = '';
  for (const [worth, letters] of ROMAN) {
    while (rest >= worth) {
      text += letters;
      rest -= worth;
    }
  }
  return text;
}

/** A paragraph of the document; a page may end inside it. */
type Block = { text: string; heading?: number; tight?: boolean };

/** Makes a document. */
export function generate(recipe: Recipe): Generated {
  const next = random(recipe.seed);
  const book = WORDS[recipe.language];
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const chance = (share: number) => next() < share;
  let serial = 0;
  const sentence = () => {
    serial += 1;
    return `${pick(book.openers)} ${pick(book.verbs)} ${pick(book.objects)} no. ${serial} ${pick(book.ends)}.`;
  };
  const paragraph = () => Array.from({ length: 1 + Math.floor(next() * 4) }, sentence).join(' ');
  const blocks: Block[] = [];
  const expected: Expected[] = [];
  const capitals = recipe.layout === 'capitals';
  const big = (text: string) => (capitals ? text.toLocaleUpperCase(recipe.language) : text);

  const body = (number: string): Block[] => {
    const inner: Block[] = [];
    if (chance(0.4))
      for (let i = 1; i <= 2 + Math.floor(next() * 3); i += 1) inner.push({ text: `${i}. ${paragraph()}` });
    else
      inner.push({
        text: chance(0.15) ? `${pick(book.openers)} ${pick(book.verbs)} ${pick(book.objects)} ${number}.` : paragraph(),
      });
    if (chance(0.3)) {
      inner.push({ text: `${pick(book.openers)} ${pick(book.verbs)}:` });
      inner.push({ text: `(a) ${pick(book.objects)} ${pick(book.ends)};` });
      inner.push({ text: `(b) ${pick(book.objects)}; ${recipe.language === 'en' ? 'and' : 'x'}` });
      inner.push({ text: `(c) ${pick(book.objects)}` });
      inner.push({ text: paragraph() });
    }
    if (recipe.references && chance(0.4)) inner.push({ text: book.reference(`${1 + Math.floor(next() * 40)}`) });
    return inner;
  };

  const numbers = numbersOf(recipe);
  const rows: string[] = [];
  for (const { number, opens } of numbers) {
    for (const { word, number: of } of opens) {
      const title = big(pick(book.titles));
      const head = `${big(book[word])} ${of}`;
      rows.push(`${head} ${title}`);
      if (recipe.layout === 'markdown') blocks.push({ text: `${head} – ${title}`, heading: word === 'part' ? 1 : 2 });
      else blocks.push({ text: head }, { text: title });
    }
    const printed =
      number === '1' && book.first && recipe.numbering !== 'roman' && recipe.containers !== 'restart'
        ? book.first
        : number;
    const title = pick(book.titles);
    const head = `${big(book.article)} ${printed}`;
    rows.push(`${head} ${title}`);
    if (recipe.layout === 'title-line') blocks.push({ text: head }, { text: title, tight: recipe.dense });
    if (recipe.layout === 'inline-title') blocks.push({ text: `${head}. ${title}` });
    if (recipe.layout === 'markdown') blocks.push({ text: `${head}: ${title}`, heading: 3 });
    if (recipe.layout === 'capitals') blocks.push({ text: chance(0.5) ? `${head} – ${big(title)}` : head });
    const text = body(number);
    const [first] = text;
    if (first) first.tight = recipe.dense;
    blocks.push(...text);
    expected.push({ number, begins: (first?.text ?? '').slice(0, 40) });
  }
  for (let a = 1; a <= recipe.annexes; a += 1) {
    const annex = roman(a);
    blocks.push(
      recipe.layout === 'markdown'
        ? { text: `${big(book.annex)} ${annex}`, heading: 1 }
        : { text: `${big(book.annex)} ${annex}` },
    );
    rows.push(`${big(book.annex)} ${annex}`);
    for (let i = 1; i <= 3 + Math.floor(next() * 4); i += 1) {
      const text = `${i}. ${sentence()}`;
      blocks.push({ text });
      expected.push({ number: `${i}`, annex, begins: text.slice(0, 40) });
    }
  }
  const front: Block[] = [{ text: book.preamble }];
  if (recipe.recitals) {
    for (let i = 1; i <= 3; i += 1) {
      const text = `(${i}) ${sentence()}`;
      front.push({ text });
      expected.push({ number: `${i}`, recital: true, begins: text.slice(0, 40) });
    }
  }
  return layOut(recipe, [...front, ...blocks], rows, book, expected);
}

interface Numbering {
  number: string;
  opens: { word: 'part' | 'chapter'; number: string }[];
}

function numbersOf({ numbering, containers, articles }: Recipe): Numbering[] {
  const size = Math.max(3, Math.ceil(articles / 4));
  return Array.from({ length: articles }, (_, i) => {
    const chapter = Math.floor(i / size) + 1;
    const inChapter = (i % size) + 1;
    const opens: Numbering['opens'] = [];
    if (containers !== 'none' || numbering === 'dotted') {
      if (containers === 'parts-and-chapters' && i % (2 * size) === 0)
        opens.push({ word: 'part', number: roman(Math.floor(i / (2 * size)) + 1) });
      if (i % size === 0) opens.push({ word: 'chapter', number: `${chapter}` });
    }
    if (numbering === 'dotted') return { number: `${chapter}.${inChapter}`, opens };
    if (containers === 'restart') return { number: `${inChapter}`, opens };
    if (numbering === 'roman') return { number: roman(i + 1), opens };
    if (numbering === 'excerpt') return { number: `${i + 14}`, opens };
    if (numbering === 'gap') return { number: `${i < 3 ? i + 1 : i + 2}`, opens };
    if (numbering === 'inserted' && i > 0 && i % 4 === 0) return { number: `${i}a`, opens };
    return { number: `${i + 1}`, opens };
  });
}

const WIDTH = 72;

function layOut(
  recipe: Recipe,
  blocks: readonly Block[],
  rows: readonly string[],
  book: Wordbook,
  expected: Expected[],
): Generated {
  const lines: string[] = [];
  const noText: string[] = [];
  let page = 7;
  let onPage = 0;
  const contents =
    recipe.contents === 'none'
      ? []
      : [book.contents, ...rows.map((row, i) => (recipe.contents === 'leaders' ? `${row} ........ ${i + 2}` : row))];
  if (contents.length > 0) {
    lines.push(...contents, '');
    noText.push(...contents);
  }
  const turnPage = () => {
    const foot = furnitureOf(recipe.furniture, page);
    if (foot.length === 0) return;
    lines.push('', ...foot, '');
    noText.push(...foot);
    page += 1;
    onPage = 0;
  };
  for (const { text, heading, tight } of blocks) {
    if (!tight) lines.push('');
    const set = heading === undefined ? text : `${'#'.repeat(heading)} ${text}`;
    const broken = recipe.wrapped && heading === undefined ? wrap(set, WIDTH) : [set];
    for (const [i, line] of broken.entries()) {
      // A page ends inside a paragraph, never between a heading and its text.
      if (onPage > 30 && i > 0 && recipe.wrapped && line.length > 20) turnPage();
      lines.push(line);
      onPage += 1;
    }
    if (onPage > 30 && !recipe.wrapped && /[.]$/.test(text) && text.length > 80) turnPage();
  }
  return { text: lines.join('\n').trim(), expected, noText: noText.join('\n') };
}

function furnitureOf(kind: Recipe['furniture'], page: number): string[] {
  if (kind === 'head-and-number') return ['Harbour Gazette of the Northern Bay', '', `${page}`];
  if (kind === 'number') return [`- ${page} -`];
  if (kind === 'layout-row')
    return [`12.6.2020             EN             Harbour Gazette of the Northern Bay            L 7/${page}`];
  return [];
}

function wrap(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}
