import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIEmbed } from 'discord.js';
import { expect } from 'vitest';
import { parse } from 'yaml';
import { PACKAGE_ROOT } from '../../src/config.js';
import { boldOf, piecesOf } from './markdown.js';

/** A file of the corpus: its front matter as it is written, and its text. */
interface Source {
  id: string;
  title: string;
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
    labels: ['Clause', 'Paragraph'],
    described: 'title described, not given by the text',
    inferred: 'inferred',
  },
  vi: {
    badges: { official: '📜 Văn kiện chính thức', news: '📰 Tin báo chí' },
    labels: ['Điều khoản', 'Đoạn'],
    described: 'nhan đề do người lưu trữ đặt',
    inferred: 'suy ra',
  },
} as const;

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

/** A calendar date in words. */
export function dateIn(locale: Locale, date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return locale === 'vi' ? `${day} tháng ${month} năm ${year}` : `${day} ${MONTHS[(month ?? 0) - 1]} ${year}`;
}

/** The line that tells where a card's text is from. */
function footerOf(source: Source, locale: Locale): string {
  const { described, inferred } = WORDS[locale];
  const publisher = [source.publisher, source.reference && `(${source.reference})`].filter(Boolean).join(' ');
  const note = source.dateBasis === 'inferred' ? ` (${inferred}: ${source.dateNote})` : '';
  const title = source.titleBasis === 'described' ? `${source.title} (${described})` : source.title;
  return [title, publisher, dateIn(locale, source.date) + note].filter((part) => part !== '').join(' · ');
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
 * Checks all that every card must have: a text that stands so in its document, what is bold too; the kind of document, the
 * clause, the document with its publisher and date in words of the reader's language; nothing that a time zone could shift.
 */
export function expectCard(embed: APIEmbed | undefined, locale: Locale, sources = SOURCES): Card {
  const source = sources.find((each) => embed?.footer?.text === footerOf(each, locale));
  if (!embed || !source) throw new Error(`no document has the footer "${embed?.footer?.text}"`);
  expect(embed.timestamp).toBeUndefined();
  expect(embed.author?.name).toBe(WORDS[locale].badges[source.kind]);
  const pieces = piecesOf(embed.description ?? '');
  const bold = boldOf(embed.description ?? '');
  expect(pieces).not.toEqual([]);
  for (const piece of [...pieces, ...bold]) expect(source.text).toContain(piece);
  const [, label = '', name = '', number = ''] = /^(?:\d+\. )?((.+?) (\d+))(?: —|$| \()/.exec(embed.title ?? '') ?? [];
  expect(name).toBe(WORDS[locale].labels[source.kind === 'official' ? 0 : 1]);
  if (source.kind === 'news') return { source, label, clause: undefined, pieces, bold };
  const whole = clauseText(Number(number));
  for (const piece of pieces) expect(whole).toContain(piece);
  return { source, label, clause: Number(number), pieces, bold };
}

/** The checked cards of an answer: at most three, each with what decides in bold. */
export function expectAnswer(embeds: readonly APIEmbed[], locale: Locale): Card[] {
  expect(embeds.length).toBeGreaterThan(0);
  expect(embeds.length).toBeLessThanOrEqual(3);
  const cards = embeds.map((embed) => expectCard(embed, locale));
  for (const { bold } of cards) expect(bold).not.toEqual([]);
  if (cards.length > 1) {
    expect(embeds.map(({ title }) => title?.slice(0, 3))).toEqual(cards.map((_, i) => `${i + 1}. `));
  }
  return cards;
}
