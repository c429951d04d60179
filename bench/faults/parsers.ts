import { decodeCustomId } from '../../src/bot/custom-id.js';
import { clausesSpokenOf } from '../../src/bot/messages/clause-references.js';
import { PartnershipError } from '../../src/errors.js';
import { quotesIn } from '../../src/quotes/quotes-in.js';
import { readReceipt } from '../../src/quotes/receipt.js';
import { readDates } from '../../src/retrieval/question/dates.js';
import { readReferences } from '../../src/retrieval/references.js';
import { fold } from '../../src/text/fold.js';
import { splitSentences } from '../../src/text/sentences.js';
import { visible } from '../../src/text/visible.js';
import { words } from '../../src/text/words.js';
import { seeded } from '../lib/random.js';
import { Attempts, type Scenario } from './scenario.js';

/** What reads a text that anybody may send. */
const PARSERS: Readonly<Record<string, (text: string) => unknown>> = {
  fold,
  visible,
  words,
  splitSentences,
  quotesIn,
  readReferences,
  readReceipt,
  decodeCustomId,
  clausesSpokenOf,
  datesInEnglish: (text) => readDates(text, 'en', '2026-02-01'),
  datesInVietnamese: (text) => readDates(text, 'vi', '2026-02-01'),
};

/** Pieces that make readers go back: openings without an end, near misses, white space, marks, numbers. */
const PIECES = [
  ...['(', '[', '{', '"', '“', '«', '`', '**', '>', '|', '<@', '\n', '\n\n', ' ', '\t', '\u00a0', '\u200b', '\u0301'],
  ...[
    '1',
    '12',
    '1.',
    '1.2.',
    '30-',
    '30–36',
    ',',
    'and',
    'và',
    'clause ',
    'Clause',
    'điều ',
    'Article 5',
    'IV',
    'ii.',
  ],
  ...['since ', 'from 20', '2024-', 'January ', 'tháng ', 'ngày 3 ', 'last ', 'e\u0301', '🇻🇳', '\ud83d', 'a', 'Ệ', 'x'],
];

/** Characters of the longest question; most are shorter. */
const LONGEST = 6000;
/** Most processor time of one question in one reader, in ms. */
const MOST_MS = 50;
/** The time of a text twice as long is at most so much more; twice is linear, four times is quadratic. */
const MOST_GROWTH = 3;

export const hostile: Scenario = async (short) => {
  const attempts = new Attempts('A hostile question takes every reader of questions under 50 ms of processor time');
  const random = seeded(15);
  for (let i = 0; i < (short ? 300 : 10_000); i += 1) {
    const text = hostileText(random, Math.ceil(LONGEST * random() ** 2));
    await attempts.try(`question ${i}`, async () => {
      const slow = Object.entries(PARSERS).filter(([, parse]) => timeOf(parse, text) > MOST_MS);
      // Once may be the garbage collector's doing.
      const again = slow.filter(([, parse]) => timeOf(parse, text) > MOST_MS);
      return again.length === 0 ? undefined : `slow: ${again.map(([name]) => name).join(', ')}`;
    });
  }
  return attempts.outcome;
};

export const linear: Scenario = async (short) => {
  const attempts = new Attempts('Readers of questions take time in proportion to the length');
  const random = seeded(16);
  const rounds = short ? 10 : 60;
  const pairs = Array.from({ length: rounds }, () => {
    const text = hostileText(random, 4 * LONGEST);
    return [text.slice(0, 2 * LONGEST), text] as const;
  });
  for (const [name, parse] of Object.entries(PARSERS)) {
    await attempts.try(name, async () => {
      for (const [half] of pairs.slice(0, 5)) timeOf(parse, half);
      const sum = (place: 0 | 1) => pairs.reduce((total, pair) => total + timeOf(parse, pair[place]), 0);
      const [half, whole] = [sum(0), sum(1)];
      // Too little to be measured cannot be slow.
      const growth = whole / half;
      return whole / rounds < 2 || growth <= MOST_GROWTH ? undefined : `${growth.toFixed(1)} times as long for twice`;
    });
  }
  return attempts.outcome;
};

function hostileText(random: () => number, length: number): string {
  let text = '';
  while (text.length < length) {
    const piece = PIECES[Math.floor(random() * PIECES.length)] ?? '';
    text += piece.repeat(random() < 0.3 ? 1 + Math.floor(random() * 400) : 1);
  }
  return text.slice(0, length);
}

/** Processor time in ms. @throws what is no error for the user */
function timeOf(parse: (text: string) => unknown, text: string): number {
  const began = process.cpuUsage();
  try {
    parse(text);
  } catch (error) {
    if (!(error instanceof PartnershipError)) throw error;
  }
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}
