import { join } from 'node:path';
import { fold } from '../../text/fold.js';
import { identifyLanguage, type LanguageModel, loadLanguageModel } from '../../text/identification/identify.js';
import { Glossary } from '../../text/lexicon/glossary.js';
import { unifyNames } from '../../text/lexicon/names.js';
import { nameSpans, stemOf, type Terms, termsOf } from '../../text/lexicon/terms.js';
import { hasVietnameseDiacritics } from '../../text/vietnamese/fold.js';
import { type DiacriticsModel, loadDiacriticsModel, restoreDiacritics } from '../../text/vietnamese/restore.js';
import { type AskedKind, askedKinds } from './asked.js';
import { NAMED_SIGN, referencesOf } from './clauses.js';
import { type DateReading, readDates } from './dates.js';
import type { DocumentNames } from './documents.js';
import { eventBound } from './events.js';
import type { Reference } from './numbers.js';
import { Spelling } from './spelling.js';

/** Most characters of a question that are read; the rest is left out, and the answer says so. */
export const LONGEST_QUESTION_TEXT = 2000;

/** Stands for a document's name where only its place matters; no letter. */
const NAMED = ` ${NAMED_SIGN} `;

/** Fewer words than this are too few to search for. */
const FEWEST_WORDS = 4;

/** Everything that a question says, before anything is searched. */
export interface Question {
  /** As asked, without control and zero-width characters. */
  text: string;
  /** What is embedded and compared: Vietnamese with its diacritics restored. */
  searchText: string;
  /** ISO 639-1. */
  language: string;
  terms: Terms;
  dates: DateReading;
  /** The numbered units of our documents that it asks for. */
  references?: Reference[];
  /** How strongly each document is named, 0 to 1. */
  documents: Map<string, number>;
  asked: AskedKind[];
  /** Words that the question writes like names. */
  names: { written: string; stem: string }[];
  /** Characters asked, where they were too many. */
  shortenedFrom?: number;
}

/** What reading a question needs; loaded once. */
export interface ReadingModels {
  language: LanguageModel;
  diacritics: DiacriticsModel;
  glossary: Glossary;
  spelling: Spelling;
}

/** @throws ConfigError when a file under data/ is missing or damaged */
export function loadReadingModels(dataDir: string): ReadingModels {
  const glossary = new Glossary(dataDir);
  return {
    language: loadLanguageModel(join(dataDir, 'language')),
    diacritics: loadDiacriticsModel(join(dataDir, 'vietnamese')),
    glossary,
    spelling: new Spelling(dataDir, glossary.vocabulary('en')),
  };
}

/** Control, zero-width, direction and private-use characters; they are no part of a question, but may hide in one. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu;
/** Soft hyphens and joiners stand inside words: without them the word is whole again. */
const INSIDE_WORDS = /(?:\u00ad|\u200c|\u200d|\u2060|\ufeff)+/gu;
/** Mentions, emoji codes and time stamps of Discord. */
const DISCORD = /<(?:@[!&]?|#|a?:\w+:|t:|id:)[^>\s]*>|<\/[^<>]{1,100}:\d+>/g;

/** The visible text of a question on one line, NFC. */
export function cleanQuestion(raw: string): string {
  return raw
    .normalize('NFC')
    .replace(DISCORD, ' ')
    .replace(INSIDE_WORDS, '')
    .replace(INVISIBLE, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether anything in a text can be searched: a letter or a digit. */
export function isSearchable(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/**
 * Reads a question: its language, dates, clause numbers, documents, and what kind of answer it asks for.
 * @param today YYYY-MM-DD
 */
export function readQuestion(raw: string, names: DocumentNames, models: ReadingModels, today: string): Question {
  const clean = cleanQuestion(raw);
  const text =
    clean.length > LONGEST_QUESTION_TEXT ? clean.slice(0, LONGEST_QUESTION_TEXT).replace(/\s\S*$/u, '') : clean;
  const guess = identifyLanguage(text, models.language);
  const restored = guess.stripped ? restoreDiacritics(text, models.diacritics) : text;
  const spell = (given: string) => (guess.language === 'en' ? models.spelling.correct(given) : given);
  const spelt = spell(restored);
  const { reading: dates } = readDates(text, guess.language, today);
  const searchText = searchTextOf(text, names, (given) => {
    if (!guess.stripped) return spell(withoutDates(given, given, guess.language, today));
    // Marks are restored with the date's words beside the others, as they are usually met.
    const marked = restoreDiacritics(given, models.diacritics);
    if (marked.length === given.length) return spell(withoutDates(given, marked, guess.language, today));
    return spell(restoreDiacritics(withoutDates(given, given, guess.language, today), models.diacritics));
  });
  const folded = fold(text);
  const documents = names.namedIn(fold(spelt));
  const referred = referencesOf(names.removeFrom(text, NAMED), 'asked', documents.size > 0);
  return {
    text,
    searchText,
    language: guess.language,
    terms: termsOf(searchText, guess.language, models.glossary),
    dates: {
      ...eventBound(restored, guess.language, names.documents, models.glossary),
      ...dates,
    },
    ...(referred ? { references: referred.references } : {}),
    documents,
    asked: askedKinds(folded, guess.language),
    names: writtenNames(searchText, guess.language),
    ...(clean.length > text.length ? { shortenedFrom: clean.length } : {}),
  };
}

/**
 * What is searched for: the question without the names of documents and without its dates, which narrow the documents and are no
 * evidence. Where a document's name is nearly the whole question, it is what is asked about; where a date is, the date is.
 */
function searchTextOf(text: string, names: DocumentNames, read: (text: string) => string): string {
  const nameless = names.removeFrom(read(names.removeFrom(text)));
  if ((nameless.match(/[\p{L}\p{N}]{2,}/gu) ?? []).length >= FEWEST_WORDS) return nameless;
  const named = read(text);
  return isSearchable(named) ? named : text;
}

/** @param marked the text with its marks restored, letter for letter; without its dates it is given back */
function withoutDates(text: string, marked: string, language: string, today: string): string {
  let kept = '';
  let at = 0;
  for (const { start, end } of readDates(text, language, today).spans) {
    if (start < at) continue;
    kept += `${marked.slice(at, start)} `;
    at = end;
  }
  return (kept + marked.slice(at)).replace(/\s+/g, ' ').trim();
}

/**
 * The glossary's concepts in a few words, too few to tell their language by: read as English, else as Vietnamese typed
 * without its marks.
 */
export function conceptsIn(text: string, { glossary, diacritics }: ReadingModels): string[] {
  if (hasVietnameseDiacritics(text)) return glossary.conceptsIn(text, 'vi');
  const english = glossary.conceptsIn(text, 'en');
  return english.length > 0 ? english : glossary.conceptsIn(restoreDiacritics(text, diacritics), 'vi');
}

/** German writes every noun with a capital, so there capitals tell nothing but in names of several words. */
function writtenNames(text: string, language: string): { written: string; stem: string }[] {
  if (language === 'de') return [];
  const unified = unifyNames(text);
  return nameSpans(unified, () => false)
    .map(({ start, end }) => unified.slice(start, end))
    .filter((written) => /\p{L}/u.test(written))
    .map((written) => ({ written, stem: stemOf(fold(written)) }));
}
