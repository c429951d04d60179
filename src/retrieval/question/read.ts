import { join } from 'node:path';
import type { Span } from '../../model.js';
import { fold } from '../../text/fold.js';
import { isFrameWord, topicOf } from '../../text/frames/frames.js';
import { type LanguageModel, listedCost, loadLanguageModel } from '../../text/identification/identify.js';
import { isFunctionWord } from '../../text/lexicon/function-words.js';
import { Glossary } from '../../text/lexicon/glossary.js';
import { unifyNames } from '../../text/lexicon/names.js';
import { nameSpans, stemOf, type Terms, termsOf } from '../../text/lexicon/terms.js';
import { hasVietnameseDiacritics } from '../../text/vietnamese/fold.js';
import { type DiacriticsModel, loadDiacriticsModel, restoreDiacritics } from '../../text/vietnamese/restore.js';
import { type Word, words } from '../../text/words.js';
import { type AskedKind, askedKinds } from './asked.js';
import { canonicalCase, casingOf, type Names } from './canonical.js';
import { type OtherText, otherTextIn, type ReferencesRead, referencesOf } from './clauses.js';
import { type ContentWord, compoundSpans, contentOf } from './content.js';
import { type DateReading, type DatesRead, readDates } from './dates.js';
import type { DocumentNames } from './documents.js';
import { eventBound } from './events.js';
import { type Intent, intentOf } from './intent.js';
import { typedAs } from './language.js';
import type { Reference } from './numbers.js';
import { NAMED_SIGN } from './places.js';
import { type Speaker, speakerIn } from './speaker.js';
import { Spelling } from './spelling.js';

/** Most characters of a question that are read; the rest is ignored, and the answer says so. */
export const LONGEST_QUESTION_TEXT = 2000;

/** Replaces a document's name where only its position matters; not a letter. */
const NAMED = ` ${NAMED_SIGN} `;

/** Fewer significant words than this are too few to search for. */
const FEWEST_WORDS = 3;

/** Everything that a question says, before anything is searched. */
export interface Question {
  /** As asked, without control and zero-width characters. */
  text: string;
  /**
   * The text that is embedded and compared: the topic without the question frame, case normalised, Vietnamese with
   * diacritics, without names of documents and times.
   */
  searchText: string;
  /** ISO 639-1. */
  language: string;
  /** Whether its marks were guessed: Vietnamese is then compared without them. */
  marksGuessed: boolean;
  terms: Terms;
  /** The words of the search text, with their weights. */
  content: ContentWord[];
  dates: DateReading;
  /** Where the text names a time. */
  times: readonly Span[];
  /** The numbered units of our documents that it asks for. */
  references?: Reference[];
  /** Another text whose numbered place it asks for, if it refers to none of ours. */
  otherText?: OtherText;
  /** How strongly each document is named, 0 to 1. */
  documents: Map<string, number>;
  asked: AskedKind[];
  /** Words that the question writes like names. */
  names: { written: string; stem: string }[];
  /** The person or body that it asks about as having said or done something. */
  speaker?: Speaker;
  /** The intent, if nothing is asked of the documents. */
  intent?: Intent;
  /** The original length in characters, if the question was shortened. */
  shortenedFrom?: number;
}

/** The models needed to read a question; loaded once. */
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
    diacritics: loadDiacriticsModel(join(dataDir, 'vietnamese'), () => glossary.wordingsIn('vi')),
    glossary,
    spelling: new Spelling(dataDir, glossary.vocabulary('en')),
  };
}

/** Control, zero-width, direction and private-use characters; not part of a question, but may be hidden in one. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu;
/** Soft hyphens and joiners occur inside words: removing them makes the word whole again. */
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

/** Whether a text contains anything searchable: a letter or a digit. */
export function isSearchable(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** The part of a question that is read, cut at the end of a word. */
export function shortened(text: string): string {
  return text.length > LONGEST_QUESTION_TEXT ? text.slice(0, LONGEST_QUESTION_TEXT).replace(/\s\S*$/u, '') : text;
}

/**
 * Reads a question: its language, dates, clause numbers, documents, and the kind of answer it asks for.
 *
 * 1. find its language; restore missing marks and letters
 * 2. read the documents, clauses and dates that it names
 * 3. remove how it is asked: names of documents, times, frames, case, marks at the ends
 *
 * @param isName whether the corpus writes a stem only like a name
 * @param today YYYY-MM-DD
 */
export function readQuestion(
  raw: string,
  names: DocumentNames,
  models: ReadingModels,
  isName: (stem: string) => boolean,
  today: string,
): Question {
  const clean = cleanQuestion(raw);
  const text = shortened(clean);
  const typed = typedAs(text, models);
  const { language } = typed;
  const folded = fold(typed.text);
  const datesIn = datesOnce(language, today);
  const { reading: dates, spans: times } = datesIn(text);
  const { documents, referred, otherText } = referencesTo(names, text, folded, (other) =>
    language === 'en' ? models.spelling.correct(other) : other,
  );
  const capitals: Names = { isName, isAcronym: (word) => models.glossary.isAcronym(word) };
  const spelt = spellOf(typed.text, language, models);
  const searchText = searchTextOf(spelt, language, names, models, capitals, datesIn);
  const speaker = speakerOf(names.removeFrom(spelt), language, models, isName);
  const intent = intentOf(withoutClauses(names.removeFrom(text)), documents.size > 0 || referred !== undefined);
  return {
    text,
    searchText,
    language: intent?.language ?? language,
    marksGuessed: typed.marksGuessed,
    // A named document is scored separately; its name in a passage adds nothing.
    terms: termsOf(names.removeFrom(searchText), language, models.glossary),
    content: contentOf(searchText, language, models),
    dates: {
      ...eventBound(typed.text, language, names.documents, models.glossary),
      ...dates,
    },
    times,
    ...(referred ? { references: referred.references } : {}),
    ...(otherText ? { otherText } : {}),
    documents,
    asked: askedKinds(fold(text), language),
    names: writtenNames(searchText, typed.text, language, models.language),
    ...(speaker ? { speaker } : {}),
    ...(intent ? { intent } : {}),
    ...(clean.length > text.length ? { shortenedFrom: clean.length } : {}),
  };
}

/** What a question refers to by number, and the documents that it names. */
interface Referred extends Pick<Question, 'documents' | 'otherText'> {
  referred?: ReferencesRead;
}

/**
 * The numbered units that a question asks for, in our documents or in another text. A text is only another if its name
 * is none of ours, neither misspelt nor in part: "the joint satement", "the call with Kallas".
 */
function referencesTo(names: DocumentNames, text: string, folded: string, correct: (text: string) => string): Referred {
  const restored = names.namedIn(folded);
  // Restoring marks may change a name that mixes languages.
  const documents = restored.size > 0 ? restored : names.namedIn(fold(text));
  const referred = referencesOf(names.removeFrom(text, NAMED), 'asked', documents.size > 0);
  if (referred) return { documents, referred };
  const otherText = documents.size > 0 ? undefined : otherTextIn(text);
  if (!otherText) return { documents };
  const corrected = correct(text);
  const meant = names.namedIn(fold(corrected));
  if (corrected !== text && meant.size > 0) {
    const found = referencesOf(names.removeFrom(corrected, NAMED), 'asked', true);
    if (found) return { documents: meant, referred: found };
  }
  const start = text.lastIndexOf(otherText.name);
  const part = names.partly.around(text, { start, end: start + otherText.name.length });
  const marked = part && text.slice(0, part.start) + NAMED + text.slice(part.end);
  const found = marked === undefined ? undefined : referencesOf(marked, 'asked', true);
  if (!part || !found) return { documents, otherText };
  return { documents: new Map(part.documentIds.map((id) => [id, 1])), referred: found };
}

/** German words rarer than this, in nats, may be names. */
const RARE_WORD = 11;

function speakerOf(
  text: string,
  language: string,
  { glossary, language: model }: ReadingModels,
  isName: (stem: string) => boolean,
): Speaker | undefined {
  const casing = casingOf(text);
  // In German, the words of a name are unlisted or rare.
  const least = language === 'de' ? RARE_WORD : Number.POSITIVE_INFINITY;
  const isUnlisted = ({ written }: Word) => listedCost(written.toLowerCase(), language, model) >= least;
  return speakerIn(text, language, {
    capitals: casing === 'mixed' && language !== 'de',
    isName: (word) => isName(stemOf(word.folded)) || isUnlisted(word),
    isConcept: (part) => glossary.conceptsIn(part, language).length > 0,
  });
}

/** English with spelling corrected; a word in capitals may be a name, unless all words are in capitals. */
function spellOf(text: string, language: string, { spelling }: ReadingModels): string {
  if (language !== 'en') return text;
  const casing = casingOf(text);
  return spelling.correct(casing === 'shouted' || casing === 'titled' ? text.toLowerCase() : text);
}

function searchTextOf(
  text: string,
  language: string,
  names: DocumentNames,
  { language: model, glossary, diacritics }: ReadingModels,
  capitals: Names,
  datesIn: (text: string) => DatesRead,
): string {
  const nameless = names.removeFrom(text);
  // If a document's name is nearly the whole question, the question is about the document.
  const dateless = withoutDates(nameless, datesIn);
  const whole = /\p{L}{2,}/u.test(dateless) ? dateless : nameless;
  const undated = nameless === text ? whole : withoutLoose(whole, language);
  // "Mục tiêu" is one word, not "mục" about "tiêu".
  const compounds = language === 'vi' ? compoundSpans(undated, diacritics) : [];
  const topic = topicOf(undated, language, [...glossary.spansOf(undated, language), ...compounds]);
  const isFramed = words(topic).length < words(undated).length;
  const asked = () => {
    const rest = withoutDates(text, datesIn);
    return /\p{L}{2,}/u.test(rest) ? rest : text;
  };
  const bare = isFramed || saying(undated, language) >= FEWEST_WORDS ? topic : asked();
  return canonicalCase(/[\p{L}\p{N}]/u.test(bare) ? bare : text, language, model, capitals);
}

/** A text without the prepositions left by a removed name: "fisheries in", from "fisheries in the Joint Statement". */
function withoutLoose(text: string, language: string): string {
  const list = words(text);
  const last = list.findLast(({ written }) => !isFunctionWord(written, language));
  return last === undefined ? text : text.slice(0, last.end) + text.slice(list.at(-1)?.end ?? text.length);
}

/** How many words of a text say what it is about. */
function saying(text: string, language: string): number {
  return words(text).filter((word) => !isFunctionWord(word.written, language) && !isFrameWord(word, language)).length;
}

const CLAUSES = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:clauses?|articles?|points?|paragraphs?|items?|điều(?: khoản)?|` +
    'dieu(?: khoan)?|khoản|khoan|mục|muc|điểm|diem|klausel|artikel|absatz|punkt|clause|' +
    'paragraphe|cláusula|artículo|articolo|punto|ponto|klauzula|punkt|' +
    String.raw`bod)\s*\d{1,3}(?:\s*(?:[-–—,]|to|and|và|đến|bis|à)\s*\d{1,3})*`,
  'giu',
);

function withoutClauses(text: string): string {
  return text.replace(CLAUSES, ' ');
}

/** Reads the dates of each text once: a question and its search text are usually the same. */
function datesOnce(language: string, today: string): (text: string) => DatesRead {
  const known = new Map<string, DatesRead>();
  return (text) => {
    const read = known.get(text) ?? readDates(text, language, today);
    known.set(text, read);
    return read;
  };
}

/** A question without its times: they narrow the documents, and are not matched against passage words. */
function withoutDates(text: string, datesIn: (text: string) => DatesRead): string {
  let kept = '';
  let at = 0;
  for (const { start, end } of datesIn(text).spans) {
    if (start < at) continue;
    kept += `${text.slice(at, start)} `;
    at = end;
  }
  return (kept + text.slice(at)).replace(/\s+/g, ' ').trim();
}

/**
 * The glossary's concepts in a text too short to identify its language: read as English, or otherwise as Vietnamese
 * typed without marks.
 */
export function conceptsIn(text: string, { glossary, diacritics }: ReadingModels): string[] {
  if (hasVietnameseDiacritics(text)) return glossary.conceptsIn(text, 'vi');
  const english = glossary.conceptsIn(text, 'en');
  return english.length > 0 ? english : glossary.conceptsIn(restoreDiacritics(text, diacritics), 'vi');
}

/** A listed word rarer than this, in nats, may be a name if it has a capital. */
const COMMON_WORD = 8;

/**
 * Words that a question writes like names. Capitals mean nothing in German, where every noun has one, in a text where
 * every word has one, or on a common word.
 */
function writtenNames(
  text: string,
  typed: string,
  language: string,
  model: LanguageModel,
): { written: string; stem: string }[] {
  const casing = casingOf(typed);
  if (language === 'de' || casing === 'shouted' || casing === 'titled') return [];
  const unified = unifyNames(text);
  return nameSpans(unified, () => false)
    .map(({ start, end }) => unified.slice(start, end))
    .filter((written) => /\p{L}/u.test(written) && (written.length > 1 || /\d/.test(written)))
    .filter(
      (written) => /^\p{Lu}{2,}$/u.test(written) || listedCost(written.toLowerCase(), language, model) > COMMON_WORD,
    )
    .map((written) => ({ written, stem: stemOf(fold(written)) }));
}
