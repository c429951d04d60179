import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { parse } from 'yaml';
import { PACKAGE_ROOT } from '../../src/config.js';
import type { SeenBox } from '../simulator/simulator.js';
import { boldOf, piecesOf, plainText } from './markdown.js';

/** A file of the corpus: its front matter as it is written, and its text. */
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

/** What cards say of themselves in each language. */
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

/** The documents of a folder as their files say them. */
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

/** A calendar date as headings have it. */
export function dateIn(locale: Locale, date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return locale === 'vi' ? `${day}/${month}/${year}` : `${day} ${MONTHS[(month ?? 0) - 1]} ${year}`;
}

/** The line that tells where a card's text is from. */
export function sourceLineOf(source: Source, locale: Locale): string {
  const publisher = [source.publisher, source.reference].filter(Boolean).join(', ');
  const language = source.language === locale ? '' : WORDS[locale].languages[source.language as Locale];
  return [WORDS[locale].badges[source.kind], publisher, language].filter((part) => part !== '').join(' · ');
}

/** The document whose title, or short title, a heading names in full or by its beginning. */
function sourceNamed(name: string, locale: Locale, sources: readonly Source[]): Source | undefined {
  const short = ({ shortTitle, title }: Source) =>
    typeof shortTitle === 'object' ? (shortTitle[locale] ?? shortTitle.en ?? title) : (shortTitle ?? title);
  const begins = name.replace(/…$/, '');
  return sources.find((source) => short(source) === name) ?? sources.find((source) => short(source).startsWith(begins));
}

/** What a card shows, once it has been checked against the file it is from. */
interface Card {
  source: Source;
  /** "Clause 34" or "Paragraph 5". */
  label: string;
  clause: number | undefined;
  pieces: string[];
  bold: string[];
}

/**
 * Checks all that every card must have: the date and the document as heading, a quotation in its bar that stands so in the
 * document, what is bold too, and a line of source in words of the reader's language; nothing that a time zone could shift.
 */
export function expectCard(box: SeenBox | undefined, locale: Locale, sources = SOURCES): Card {
  if (!box) throw new Error('there is no card');
  const lines = box.text.split('\n');
  // A newer document may be told above.
  const at = lines.findIndex((line) => line.startsWith('### '));
  const words = WORDS[locale];
  const [, name = '', kind = '', number = ''] =
    new RegExp(`^(.*), (${words.places.join('|')}) (\\d+)(?: \\(.*\\))?$`).exec(plainText(lines[at + 1] ?? '')) ?? [];
  const source = sourceNamed(name, locale, sources);
  if (!source) throw new Error(`no document is named by “${box.text}”`);
  const inferred = source.dateBasis === 'inferred' ? ` (${words.inferred})` : '';
  expect(lines[at]).toBe(`### ${dateIn(locale, source.date)}${inferred}`);
  expect(plainText(box.small.at(-1) ?? '')).toBe(sourceLineOf(source, locale));
  expect(box.colour).toBe(COLOURS[source.kind]);
  const pieces = piecesOf(box.quote);
  const bold = boldOf(box.quote);
  expect(pieces).not.toEqual([]);
  // Lines without words are left out of a bar.
  const text = source.text.replace(/\n\s*\n/g, '\n');
  for (const piece of [...pieces, ...bold]) expect(text).toContain(piece);
  expect(kind).toBe(words.places[source.kind === 'official' ? 0 : 1]);
  const label = `${words.labels[source.kind === 'official' ? 0 : 1]} ${number}`;
  if (source.kind === 'news') return { source, label, clause: undefined, pieces, bold };
  const whole = clauseText(Number(number)).replace(/\n\s*\n/g, '\n');
  for (const piece of pieces) expect(whole).toContain(piece);
  // The heading has the number already.
  expect(pieces[0]).not.toMatch(new RegExp(`^${number}\\.`));
  return { source, label, clause: Number(number), pieces, bold };
}

/** The checked cards of an answer: at most three. Bold stresses something inside of a passage, never all of it. */
export function expectAnswer(boxes: readonly SeenBox[], locale: Locale): Card[] {
  expect(boxes.length).toBeGreaterThan(0);
  expect(boxes.length).toBeLessThanOrEqual(3);
  const cards = boxes.map((box) => expectCard(box, locale));
  for (const { bold, pieces } of cards) expect(bold.join(' ')).not.toBe(pieces.join(' '));
  for (const { buttons } of boxes) expect(buttons.length).toBeGreaterThan(0);
  return cards;
}

/** The body of a clause, without its number. */
export function clauseBody(number: number): string {
  return clauseText(number).replace(/^\d+\. /, '');
}

/** The clauses that a page shows, each whole and word for word below its number. */
export function clausesOn(box: SeenBox | undefined): number[] {
  if (!box) throw new Error('there is no card');
  const [, single] = /, (?:clause|điều khoản) (\d+)$/.exec(box.title) ?? [];
  const numbers = [...box.text.matchAll(/^\*\*(\d+)\*\*$/gm)].map(([, number]) => Number(number));
  const shown = single === undefined ? numbers : [Number(single)];
  expect(plainText(box.quote)).toBe(shown.map((number) => clauseBody(number).replace(/\n\s*\n/g, '\n')).join('\n'));
  expect(box.colour).toBe(COLOURS.official);
  return shown;
}
