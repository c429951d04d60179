import type { BoundWords, Language, PeriodWords } from '../languages/language.js';
import { phrasesOf } from '../languages/language.js';
import { LANGUAGES } from '../languages/languages.js';
import { PhraseTable, tokensOf } from '../phrases.js';

/** A month by name. */
interface MonthName {
  month: number;
  /** A form too short, or too much like another word, to mean a month without a number beside it. */
  short: boolean;
}

export type BoundKind = 'before' | 'until' | 'since' | 'after';

/** Calendar words of one language and of English, ready to be found among tokens. */
export interface CalendarWords {
  months: PhraseTable<MonthName>;
  weekdays: PhraseTable<true>;
  fillers: PhraseTable<true>;
  on: PhraseTable<true>;
  bounds: PhraseTable<BoundKind>;
  behind: PhraseTable<BoundKind>;
  endings: readonly (readonly [string, BoundKind])[];
  from: PhraseTable<true>;
  to: PhraseTable<true>;
  between: PhraseTable<true>;
  and: PhraseTable<true>;
  ordinals: PhraseTable<number>;
  units: PhraseTable<keyof Language['periods']['units']>;
  /** The letters of quarters and halves, each with its number of months. */
  letters: ReadonlyMap<string, number>;
  which: PhraseTable<'last' | 'this' | 'next'>;
  /** The same, if they may come before the unit. */
  leading: PhraseTable<'last' | 'this' | 'next'>;
  /** The same, if they may come right after a month. */
  trailing: PhraseTable<'last' | 'this' | 'next'>;
  /** Words among these that otherwise lead to a noun: "trước" also means "before". */
  prepositions: PhraseTable<true>;
  ago: PhraseTable<true>;
  named: PhraseTable<NamedTime>;
  latest: PhraseTable<true>;
  /** Words whose number is that of a part of a text: "clause", "no.". */
  numbered: PhraseTable<true>;
  numbers: PhraseTable<number>;
}

export type NamedTime = 'lastYear' | 'thisYear' | 'nextYear' | 'today' | 'yesterday' | 'vague';

const NAMED: readonly NamedTime[] = ['vague', 'lastYear', 'thisYear', 'nextYear', 'today', 'yesterday'];
const BOUNDS: readonly BoundKind[] = ['before', 'until', 'since', 'after'];
/** Forms of a month with at most this many letters are abbreviations. */
const SHORT = 3;

let latest: PhraseTable<true> | undefined;

/** "The latest" in all languages: the language of a few words is easily misidentified. */
function latestWords(): PhraseTable<true> {
  if (!latest) {
    latest = new PhraseTable();
    for (const { periods } of LANGUAGES.values()) latest.add(periods.latest, true);
  }
  return latest;
}

const byLanguage = new Map<string, CalendarWords>();

/** The calendar words of a language and of English; made once. A language without a file is read as English. */
export function calendarWords(language: string): CalendarWords {
  const known = byLanguage.get(language);
  if (known) return known;
  const languages = ['en', language].flatMap((code) => LANGUAGES.get(code) ?? []);
  // The question's own language comes first and wins if both have a word.
  const made = wordsOf([...new Set(languages)].reverse());
  byLanguage.set(language, made);
  return made;
}

function wordsOf(languages: readonly Language[]): CalendarWords {
  const table = <T>(fill: (table: PhraseTable<T>, language: Language) => void): PhraseTable<T> => {
    const made = new PhraseTable<T>();
    for (const language of languages) fill(made, language);
    return made;
  };
  const boundTable = (name: Exclude<keyof BoundWords, 'behind'>) =>
    table<true>((made, { bounds }) => made.add(bounds[name], true));
  return {
    months: table(addMonths),
    weekdays: table((made, { weekdays }) => {
      for (const day of weekdays) made.add(day, true);
    }),
    fillers: boundTable('fillers'),
    on: boundTable('on'),
    bounds: table((made, { bounds }) => {
      for (const kind of BOUNDS) made.add(bounds[kind], kind);
    }),
    behind: table((made, { bounds }) => {
      for (const [kind, words] of behindOf(bounds)) made.add(withoutEndings(words), kind);
    }),
    endings: languages.flatMap(({ bounds }) =>
      behindOf(bounds).flatMap(([kind, words]) =>
        phrasesOf(words).flatMap((word) => (word.startsWith('-') ? [[textOf(word.slice(1)), kind] as const] : [])),
      ),
    ),
    from: table((made, { bounds }) => made.add(bounds.from, true)),
    to: boundTable('to'),
    between: boundTable('between'),
    and: boundTable('and'),
    ordinals: table((made, { numbers }) => {
      for (const [i, words] of numbers.ordinals.entries()) made.add(words, i + 1);
    }),
    units: table((made, { periods }) => {
      for (const [unit, words] of Object.entries(periods.units)) made.add(words, unit as keyof typeof periods.units);
    }),
    letters: new Map([...SHARED_LETTERS, ...languages.flatMap(({ periods }) => lettersOf(periods))]),
    which: table(addWhich),
    leading: table((made, language) => {
      if (!language.periods.unitFirst) addWhich(made, language);
    }),
    trailing: table((made, { periods }) => {
      if (periods.unitFirst || periods.monthFirst) made.add(periods.last, 'last').add(periods.next, 'next');
      // "En octobre cette déclaration" is not this October, but "tháng 10 này" is.
      if (periods.unitFirst) made.add(periods.this, 'this');
    }),
    prepositions: table((made, { bounds, periods }) => {
      if (!periods.unitFirst) return;
      for (const kind of BOUNDS) made.add(bounds[kind], true);
      made.add(bounds.to, true).add(PASSING, true);
    }),
    ago: table((made, { periods }) => made.add(periods.ago, true)),
    named: table((made, { periods }) => {
      for (const name of NAMED) made.add(periods[name], name);
    }),
    latest: latestWords(),
    numbered: table((made, { references }) => {
      made.add(references.number, true);
      for (const unit of Object.values(references.units)) made.add(unit, true);
    }),
    numbers: table((made, { numbers }) => {
      for (const [i, forms] of numbers.small.split(/\s+/).entries())
        for (const form of forms.split('/')) made.add(form.replace(/_/g, ' '), i + 1);
    }),
  };
}

/** "Tháng 5 qua điện thoại" is in May, by phone. */
const PASSING = 'qua';

/** "Q2" and "H1" are written in every language. */
const SHARED_LETTERS = [
  ['q', 3],
  ['h', 6],
] as const;

function lettersOf({ letters = {} }: PeriodWords): (readonly [string, number])[] {
  const { quarter, half } = letters;
  return [...(quarter ? [[quarter, 3] as const] : []), ...(half ? [[half, 6] as const] : [])];
}

function addWhich(table: PhraseTable<'last' | 'this' | 'next'>, { periods }: Language): void {
  table.add(periods.last, 'last').add(periods.this, 'this').add(periods.next, 'next');
}

function addMonths(table: PhraseTable<MonthName>, { months }: Language): void {
  for (const [i, forms] of months.entries()) {
    const [name = '', ...others] = phrasesOf(forms);
    const full = textOf(name);
    table.add(name, { month: i + 1, short: false });
    for (const form of others) {
      const text = textOf(form);
      table.add(form, {
        month: i + 1,
        short: text.length <= SHORT || (full.startsWith(text) && text.length < full.length),
      });
    }
  }
}

function behindOf({ behind = {} }: BoundWords): (readonly [BoundKind, string])[] {
  return BOUNDS.flatMap((kind) => (behind[kind] === undefined ? [] : [[kind, behind[kind]] as const]));
}

function withoutEndings(words: string): string {
  return phrasesOf(words)
    .filter((word) => !word.startsWith('-'))
    .join('|');
}

function textOf(phrase: string): string {
  return tokensOf(phrase.replace('*', ''))
    .map(({ text }) => text)
    .join(' ');
}
