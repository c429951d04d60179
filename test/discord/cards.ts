import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { parse } from 'yaml';
import { PACKAGE_ROOT } from '../../src/config.js';
import type { SeenBox } from '../simulator/simulator.js';
import { boldOf, piecesOf, plainText } from './markdown.js';

/** A file of the corpus: its front matter as written, and its text. */
export interface Source {
  id: string;
  title: string;
  shortTitle?: string | Partial<Record<Locale, string>>;
  titleBasis?: 'described';
  kind: 'official' | 'news';
  language: string;
  publisher?: string;
  reference?: string;
  date: string;
  dateBasis?: 'inferred';
  dateNote?: string;
  text: string;
}

type Locale = 'en' | 'vi';

/** The fixed words on cards in each language. */
const WORDS = {
  en: {
    badges: { official: '📜 Official document', news: '📰 News report' },
    places: ['clause', 'paragraph'],
    labels: ['Clause', 'Paragraph'],
    inferred: 'inferred',
    languages: { en: 'in English', vi: 'in Vietnamese' },
  },
  vi: {
    badges: { official: '📜 Văn kiện chính thức', news: '📰 Bài báo' },
    places: ['điều khoản', 'đoạn'],
    labels: ['Điều khoản', 'Đoạn'],
    inferred: 'suy ra',
    languages: { en: 'tiếng Anh', vi: 'tiếng Việt' },
  },
} as const;
/** Colours of the edge, by kind of document. */
const COLOURS = { official: 0x3a78d8, news: 0xc7862b };

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** The documents of a folder, as stated in their files. */
function readSources(folder: string): Source[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => {
      const [, yaml = '', text = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(readFileSync(join(folder, name), 'utf8')) ?? [];
      return { ...(parse(yaml) as Omit<Source, 'text'>), text: text.normalize('NFC') };
    });
}

export const SOURCES: readonly Source[] = readSources(join(PACKAGE_ROOT, 'corpus'));

/** The text of a clause of the joint statement, from its number to the next clause or heading. */
export function clauseText(number: number): string {
  const text = SOURCES.find(({ id }) => id === 'joint-statement-2026')?.text ?? '';
  const found = new RegExp(String.raw`^${number}\. .*?(?=\n+(?:${number + 1}\. |#)|$(?![\s\S]))`, 'ms').exec(text);
  if (!found) throw new Error(`the joint statement has no clause ${number}`);
  return found[0].trim();
}

/** A calendar date as shown in headings. */
export function dateIn(locale: Locale, date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return locale === 'vi' ? `${day}/${month}/${year}` : `${day} ${MONTHS[(month ?? 0) - 1]} ${year}`;
}

/** The line that gives the source of a card's text. */
function sourceLineOf(source: Source, locale: Locale): string {
  const publisher = [source.publisher, source.reference].filter(Boolean).join(', ');
  const language = source.language === locale ? '' : WORDS[locale].languages[source.language as Locale];
  return [WORDS[locale].badges[source.kind], publisher, language].filter((part) => part !== '').join(' · ');
}

/** The document whose title or short title appears in a heading, in full or as a prefix. */
function sourceNamed(name: string, locale: Locale, sources: readonly Source[]): Source | undefined {
  const short = ({ shortTitle, title }: Source) =>
    typeof shortTitle === 'object' ? (shortTitle[locale] ?? shortTitle.en ?? title) : (shortTitle ?? title);
  const begins = name.replace(/…$/, '');
  return sources.find((source) => short(source) === name) ?? sources.find((source) => short(source).startsWith(begins));
}

/** The content of a card, after it was checked against its file. */
interface Card {
  source: Source;
  /** "Clause 34" or "Paragraph 5". */
  label: string;
  clause: number | undefined;
  pieces: string[];
  bold: string[];
}

/** The texts of the passages in a box, each starting with its date; anything above the first is left out. */
export function passagesOn(box: SeenBox | undefined): string[] {
  return (box?.text ?? '').split(/^(?=### )/m).filter((text) => text.startsWith('### '));
}

/** Checks the one passage of a box, and the colour of its kind. */
export function expectCard(box: SeenBox | undefined, locale: Locale, sources = SOURCES): Card {
  const [text, ...others] = passagesOn(box);
  expect(others).toEqual([]);
  const card = expectPassage(text, locale, sources);
  expect(box?.colour).toBe(COLOURS[card.source.kind]);
  return card;
}

/**
 * Checks everything that a passage must have: above it, the date and the document with its source in the reader's
 * language; in its bar, a quotation that is verbatim in the document, including bold parts; and nothing that a time
 * zone could shift.
 */
export function expectPassage(shown: string | undefined, locale: Locale, sources = SOURCES): Card {
  if (shown === undefined) throw new Error('there is no passage');
  const [date, small = '', ...lines] = shown.split('\n');
  const words = WORDS[locale];
  const [, name = '', kind = '', number = '', from = ''] =
    new RegExp(`^-# \\*\\*(.*), (${words.places.join('|')}) (\\d+)(?: \\(.*\\))?\\*\\* · (.*)$`).exec(small) ?? [];
  const source = sourceNamed(plainText(name), locale, sources);
  if (!source) throw new Error(`no document is named by “${shown}”`);
  const inferred = source.dateBasis === 'inferred' ? ` (${words.inferred})` : '';
  expect(date).toBe(`### ${dateIn(locale, source.date)}${inferred}`);
  expect(plainText(from)).toBe(sourceLineOf(source, locale));
  const quote = lines.flatMap((line) => (line.startsWith('> ') ? [line.slice(2)] : [])).join('\n');
  const pieces = piecesOf(quote);
  const bold = boldOf(quote);
  expect(pieces).not.toEqual([]);
  // Blank lines are left out of a bar.
  const text = source.text.replace(/\n\s*\n/g, '\n');
  for (const piece of [...pieces, ...bold]) expect(text).toContain(piece);
  expect(kind).toBe(words.places[source.kind === 'official' ? 0 : 1]);
  const label = `${words.labels[source.kind === 'official' ? 0 : 1]} ${number}`;
  if (source.kind === 'news') return { source, label, clause: undefined, pieces, bold };
  const whole = clauseText(Number(number)).replace(/\n\s*\n/g, '\n');
  for (const piece of pieces) expect(whole).toContain(piece);
  // The line above already has the number.
  expect(pieces[0]).not.toMatch(new RegExp(`^${number}\\.`));
  return { source, label, clause: Number(number), pieces, bold };
}

/** The checked passages of an answer: at most three, in one box. Bold marks part of a passage, never all of it. */
export function expectAnswer(boxes: readonly SeenBox[], locale: Locale): Card[] {
  expect(boxes).toHaveLength(1);
  const [box] = boxes;
  const cards = passagesOn(box).map((text) => expectPassage(text, locale));
  expect(cards.length).toBeGreaterThan(0);
  expect(cards.length).toBeLessThanOrEqual(3);
  expect(box?.colour).toBe(COLOURS[cards[0]?.source.kind ?? 'news']);
  for (const { bold, pieces } of cards) expect(bold.join(' ')).not.toBe(pieces.join(' '));
  expect(box?.buttons.length).toBeGreaterThanOrEqual(cards.length);
  return cards;
}

/** The body of a clause, without its number. */
export function clauseBody(number: number): string {
  return clauseText(number).replace(/^\d+\. /, '');
}

/** The clauses on a page, each complete and verbatim, with its number. */
export function clausesOn(box: SeenBox | undefined): number[] {
  if (!box) throw new Error('there is no card');
  const [, single] = /, (?:clause|điều khoản) (\d+)$/.exec(box.title) ?? [];
  expect(box.colour).toBe(COLOURS.official);
  if (single !== undefined) {
    expect(plainText(box.quote)).toBe(clauseBody(Number(single)).replace(/\n\s*\n/g, '\n'));
    return [Number(single)];
  }
  const numbers = [...box.quote.matchAll(/^\*\*(\d+)\\?\.\*\* /gm)].map(([, number]) => Number(number));
  expect(plainText(box.quote)).toBe(numbers.map((number) => clauseText(number).replace(/\n\s*\n/g, '\n')).join('\n'));
  return numbers;
}
