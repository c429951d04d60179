import { LANGUAGES } from '../../text/languages/languages.js';
import { PhraseTable, type Token, tokensOf } from '../../text/phrases.js';
import { splitSentences } from '../../text/sentences.js';
import { words } from '../../text/words.js';
import { beginsToAsk, splitQuestions } from './parts.js';
import { cleanQuestion, isSearchable } from './read.js';
import { referenceTables } from './reference-words.js';

/** Most questions answered per message. */
export const MOST_PARTS = 3;

/** Characters of a message searched for questions; Discord's longest message has 4,000. */
const LONGEST_MESSAGE = 20_000;

/** One question of a message. */
export interface MessagePart {
  text: string;
  /** The text before it, unless that is a greeting: "it" may refer to this. */
  before?: string;
}

/** The questions of a message. */
export interface QuestionParts {
  /** The message's visible text on one line. */
  text: string;
  /** Its questions in order; the whole text if it is one question. */
  parts: MessagePart[];
  /** Whether it has more questions than are answered. */
  more: boolean;
}

/**
 * The questions of a message, separated from quotes and from statements before and after them. Linear in the message's
 * length.
 *
 * 1. lines that quote somebody (`>`, and everything after `>>>`) are not the question, unless there is nothing else
 * 2. of several sentences, those that ask are taken; if none does, the whole text
 * 3. a sentence that joins questions is split: "what do they say on fisheries, and who signed it?"
 */
export function readMessage(raw: string): QuestionParts {
  const text = cleanQuestion(raw);
  const own = ownLines(raw.slice(0, LONGEST_MESSAGE));
  const sentences = sentencesOf(own);
  const asked = sentences.length > 1 ? askedSentences(sentences) : [];
  const parts = (asked.length > 0 ? asked : [{ text: cleanQuestion(own) }]).flatMap(joinedParts);
  return {
    text,
    parts: parts.slice(0, MOST_PARTS),
    more: parts.length > MOST_PARTS || (asked.length > 0 && raw.length > LONGEST_MESSAGE),
  };
}

/** The sentences of a message without its quotes: messages with the same sentences ask the same. */
export function sentencesIn(raw: string): string[] {
  return sentencesOf(ownLines(raw.slice(0, LONGEST_MESSAGE)));
}

function sentencesOf(own: string): string[] {
  return splitSentences(own).flatMap(({ start, end }) => askedApart(cleanQuestion(own.slice(start, end))));
}

/** A message without quoted lines; if it only quotes, the quoted text. Line breaks stay. */
function ownLines(raw: string): string {
  const lines = raw.split(/\r\n|[\n\r\u2028\u2029]/u);
  const rest = lines.findIndex((line) => /^\s*>>>\s/u.test(line));
  const own = (rest < 0 ? lines : lines.slice(0, rest)).filter((line) => !/^\s*>/u.test(line));
  const kept = own.some(isSearchable) ? own : lines.map((line) => line.replace(/^[\s>]+/u, ''));
  // A list item is its own sentence.
  const isList = kept.filter((line) => NUMBERED.test(line)).length > 1;
  return kept.map((line) => (isOrdinal(line, isList) ? line : line.replace(LIST_MARK, '\n\n'))).join('\n');
}

const LIST_MARK = /^\s*(?:\d{1,2}[.)]|[-*•–])\s+/u;
const NUMBERED = /^\s*\d{1,2}\.\s+/u;
/** Letters of a line that are enough to see what its number counts. */
const MOST_BEHIND = 40;

/**
 * Whether a line's number belongs to its text: "34. Artikel", "3. Quartal 2025", "20. October". Before another word it
 * is a list mark in a list of several numbered lines, before a question, and if it is small: "35. Jahrestag".
 */
function isOrdinal(line: string, isList: boolean): boolean {
  const mark = NUMBERED.exec(line)?.[0];
  if (mark === undefined) return false;
  const rest = line.slice(mark.length);
  if (countsWord(tokensOf(rest.slice(0, MOST_BEHIND)))) return true;
  return !isList && Number.parseInt(mark, 10) > LAST_ALONE && !beginsToAsk(rest);
}

/** A larger number on the only numbered line is not a list mark. */
const LAST_ALONE = 9;

let counted: PhraseTable<true> | undefined;

/** Whether a text begins with a word that an ordinal counts, in any language: a unit, a month or a quarter. */
function countsWord(tokens: readonly Token[]): boolean {
  if (!counted) {
    counted = new PhraseTable();
    for (const { months, periods } of LANGUAGES.values())
      for (const words of [...months, ...Object.values(periods.units)]) counted.add(words, true);
  }
  if (counted.at(tokens, 0)) return true;
  // "1. Article 34" has its own number.
  const unit = referenceTables().units.at(tokens, 0);
  return unit !== undefined && tokens[unit.length]?.kind !== 'number';
}

/**
 * "what about fisheries? and labour?": a question mark always ends a question, and a full stop ends a statement before
 * one.
 */
function askedApart(sentence: string): string[] {
  const marks = /(?<=\p{L}{3}[.!…])\s+(?=\p{Ll})/u;
  const told = /[?？؟]\s*$/u.test(sentence) ? sentence.split(marks) : [sentence];
  return told.flatMap((part) => part.split(/(?<=[?？؟]|\p{Script=Greek};)\s+/u)).filter(isSearchable);
}

function askedSentences(sentences: readonly string[]): MessagePart[] {
  return sentences.flatMap((text, i) => {
    if (!asks(text)) return [];
    const before = sentences[i - 1];
    return [before === undefined || !isSearchable(before) ? { text } : { text, before }];
  });
}

/**
 * Whether a sentence asks: it ends with a question mark, or begins like a question or request. Greek uses a semicolon.
 */
function asks(sentence: string): boolean {
  if (!isSearchable(sentence)) return false;
  return (
    /[?？؟][\s\p{Pe}\p{Pf}"'!.…)]*$/u.test(sentence) || /\p{Script=Greek}.*;$/u.test(sentence) || beginsToAsk(sentence)
  );
}

/** The questions joined in a sentence; "it" in each later one may refer to the question before. */
function joinedParts({ text, before }: MessagePart): MessagePart[] {
  const parts = splitQuestions(text);
  return parts.map((part, i) => {
    const earlier = i === 0 ? before : parts[i - 1];
    return earlier === undefined || words(earlier).length === 0 ? { text: part } : { text: part, before: earlier };
  });
}
