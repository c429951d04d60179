import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seeded } from '../../bench/lib/random.js';
import { type Checking, checkQuote } from '../../src/quotes/check.js';
import { wordClass } from '../../src/quotes/meaning.js';
import { tokenise } from '../../src/quotes/tokens.js';
import { removeFolders, temporaryFolder } from '../ingest/support.js';
import { wordsOnly } from './support.js';

let checking: Checking;
/** Sequences of 9 to 24 words from all passages. */
let rows: string[];
/** Sequences of 16 words, starting at every eleventh word. */
let all: string[];
beforeAll(async () => {
  checking = await wordsOnly(temporaryFolder());
  const random = seeded(23);
  rows = Array.from({ length: checking.library.size }, (_, i) => checking.library.passage(i).text).flatMap((text) => {
    const words = tokenise(text).filter(({ kind }) => kind === 'word');
    const first = Math.floor(random() * Math.max(1, words.length - 24));
    const last = Math.min(words.length - 1, first + 8 + Math.floor(16 * random()));
    if (last - first < 8) return [];
    const row = text.slice(words[first]?.start, words[last]?.end);
    return /[…*_|\\>`[\]\n]/.test(row) ? [] : [row];
  });
});
beforeAll(() => {
  all = Array.from({ length: checking.library.size }, (_, i) => checking.library.passage(i).text).flatMap((text) => {
    const words = tokenise(text).filter(({ kind }) => kind !== 'mark');
    const starts = words.filter((_word, i) => i % 11 === 0 && i + 15 < words.length);
    return starts.map(({ start }) => text.slice(start, words[words.findIndex((w) => w.start === start) + 15]?.end));
  });
});
afterAll(() => {
  checking.library.close();
  removeFolders();
});

/** "hòa" as "hoà", "thủy" as "thuỷ". */
const otherPlacement = (word: string) =>
  word
    .normalize('NFD')
    .replace(/(o(?=.[ae]$)|u(?=.y$))([\u0300\u0301\u0303\u0309\u0323])([aey])$/i, '$1$3$2')
    .normalize('NFC');

const TOLERATED: Record<string, (text: string) => string> = {
  'in quotation marks': (text) => `“${text}”`,
  'in other quotation marks': (text) => `«${text}»`,
  'with ellipses around it': (text) => `… ${text} […]`,
  'with straight marks': (text) => text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'"),
  'with other dashes': (text) => text.replace(/[-–—]/g, '‑'),
  'with soft hyphens': (text) => text.replace(/(\p{L}{3})(?=\p{Ll}{3})/gu, '$1\u00ad'),
  'with zero-width spaces': (text) => text.replace(/ /g, ' \u200b'),
  'with ligatures': (text) => text.replace(/fi/g, 'ﬁ').replace(/fl/g, 'ﬂ'),
  decomposed: (text) => text.normalize('NFD'),
  'with lines broken at spaces': (text) => text.replace(/ (?=\S+ \S+ \S+$)/, '\n'),
  'with words parted at line ends': (text) => text.replace(/(\p{Ll}{4})(\p{Ll}{4})/u, '$1-\n$2'),
  'with the tone marks on the other vowel': (text) => text.replace(/\p{L}[\p{L}\p{M}]*/gu, otherPlacement),
  'with a footnote': (text) => text.replace(/(\p{L}{5})(?= )/u, '$1[^1]'),
  'with a raised number': (text) => text.replace(/(\p{L}{5})(?= )/u, '$1²'),
  'with look-alike letters of PDF files': (text) =>
    text.replace(/[ưƯđĐ]/g, (letter) => 'ƣƢðÐ'.charAt('ưƯđĐ'.indexOf(letter))),
  'in bold': (text) => `**${text}**`,
  'in italics': (text) => `*${text}*`,
  'as a spoiler': (text) => `||${text}||`,
  'as a quoted line': (text) => `> ${text}`,
  'with a source behind it': (text) => `"${text.replace(/["“”„]/g, '')}" - the statement, 29 January`,
  'with a small first letter': (text) => text.charAt(0).toLowerCase() + text.slice(1),
};

describe('a true quote stays word for word', () => {
  it.each(Object.entries(TOLERATED))('%s', async (name, change) => {
    const wrong: string[] = [];
    for (const row of rows) {
      // Quotation marks inside are part of the quote.
      if (name === 'with a source behind it' && /["“”„]/.test(row)) continue;
      if (name === 'with other dashes' && /--/.test(row)) continue;
      const { kind, differences } = await checkQuote(checking, change(row));
      if (kind !== 'verbatim') wrong.push(`${change(row)}: ${JSON.stringify(differences)}`);
    }
    expect(wrong).toEqual([]);
    expect(rows.some((row) => change(row) !== row)).toBe(true);
  });
});

const leaveOut = (row: string, isLeftOut: (key: string) => boolean, instead: string) => {
  const token = tokenise(row)
    .slice(1, -1)
    .find(({ key }) => isLeftOut(key));
  return token && row.slice(0, token.start) + instead + row.slice(token.end);
};
const CHANGED: Record<string, (row: string) => string | undefined> = {
  'a negation behind an ellipsis': (row) => leaveOut(row, (key) => wordClass(key) === 'negation', '…'),
  'a modal verb behind an ellipsis': (row) => leaveOut(row, (key) => wordClass(key) === 'modal', '…'),
  'a negation': (row) => leaveOut(row, (key) => wordClass(key) === 'negation', ''),
  'a modal verb': (row) => leaveOut(row, (key) => wordClass(key) === 'modal', ''),
  'another number': (row) => leaveOut(row, (key) => /^\d+$/.test(key), '71'),
  'a letter of another alphabet': (row) =>
    /[a-z]o[a-z]/.test(row) ? row.replace(/(?<=[a-z])o(?=[a-z])/, 'ο') : undefined,
  'a word in brackets': (row) => leaveOut(row, (key) => /^\p{Ll}{4,}$/u.test(key), '[others]'),
  'a negation put in': (row) => row.replace(/ /, ' not '),
};

describe('a quote that says something else is never word for word', () => {
  it.each(Object.entries(CHANGED))('%s', async (_, change) => {
    const wrong: string[] = [];
    let tried = 0;
    for (const row of all) {
      const changed = change(row);
      if (changed === undefined || changed === row) continue;
      tried += 1;
      const { kind, differences } = await checkQuote(checking, changed);
      if (kind === 'verbatim' || (kind === 'altered' && differences.length === 0)) wrong.push(changed);
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(3);
  });
});
