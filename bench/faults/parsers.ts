import { decodeCustomId } from '../../src/bot/custom-id.js';
import { clausesSpokenOf } from '../../src/bot/messages/clause-references.js';
import { quotesIn } from '../../src/quotes/quotes-in.js';
import { readReceipt } from '../../src/quotes/receipt.js';
import { readDates } from '../../src/retrieval/question/dates.js';
import { readReferences } from '../../src/retrieval/references.js';
import { fold } from '../../src/text/fold.js';
import { splitSentences } from '../../src/text/sentences.js';
import { visible } from '../../src/text/visible.js';
import { words } from '../../src/text/words.js';
import { growthOf, overlong } from '../lib/processor-time.js';
import { seeded } from '../lib/random.js';
import { Attempts, type Scenario } from './scenario.js';

/** The functions that read text anyone may send. */
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

/** Pieces that make parsers backtrack: openings without an end, near misses, white space, marks, numbers. */
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
  ...[
    'They agreed. ',
    'since ',
    'from 20',
    '2024-',
    'January ',
    'tháng ',
    'ngày 3 ',
    'last ',
    'e\u0301',
    '🇻🇳',
    '\ud83d',
    'a',
    'Ệ',
    'x',
  ],
];

/** Characters of the longest question; most questions are shorter. */
const LONGEST = 6000;
/** Maximum processor time for one question in one parser, in ms. */
const MOST_MS = 50;
/** A text repeated TIMES times may take MOST_GROWTH times as long as reading it TIMES times separately. */
const TIMES = 8;
const MOST_GROWTH = 2.5;

export const hostile: Scenario = async (short) => {
  const attempts = new Attempts('Every parser of questions reads a hostile question in under 50 ms of processor time');
  const random = seeded(15);
  for (let i = 0; i < (short ? 300 : 10_000); i += 1) {
    const text = hostileText(random, Math.ceil(LONGEST * random() ** 2));
    await attempts.try(`question ${i}`, async () => {
      const slow: string[] = [];
      for (const [name, parse] of Object.entries(PARSERS)) {
        const found = await overlong(() => parse(text), MOST_MS);
        if (found) slow.push(`${name}, ${found}`);
      }
      return slow.length === 0 ? undefined : `slow: ${slow.join('; ')}`;
    });
  }
  return attempts.outcome;
};

export const linear: Scenario = async (short) => {
  const attempts = new Attempts('Parsers of questions take time proportional to the length');
  const random = seeded(16);
  for (let i = 0; i < (short ? 10 : 60); i += 1) {
    // Doubled, so that both texts contain the point where the text is repeated.
    const text = hostileText(random, LONGEST).repeat(2);
    const longer = text.repeat(TIMES);
    for (const [name, parse] of Object.entries(PARSERS)) {
      await attempts.try(`${name} of text ${i}`, async () => {
        const reading = { small: () => parse(text), large: () => parse(longer), times: TIMES };
        const growth = await growthOf(reading, MOST_GROWTH);
        return growth <= MOST_GROWTH
          ? undefined
          : `${(growth * TIMES).toFixed()} times as long for ${TIMES} times the text`;
      });
    }
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
