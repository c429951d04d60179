import type { Dictionary } from '../../index/lexical-index.js';
import { fold } from '../../text/fold.js';
import { isFrameWord } from '../../text/frames/frames.js';
import { hasVietnameseDiacritics } from '../../text/vietnamese/fold.js';
import { phraseList, wordSet } from '../../text/word-lists.js';
import { formOf, type Word, words } from '../../text/words.js';
import { type ContentWord, SAYS_SOMETHING } from './content.js';
import { SURELY_NAMED } from './documents.js';
import { QUESTION_WORDS, type QuestionWords } from './question-words.js';
import type { Question } from './read.js';

/**
 * How a question depends on what was said before.
 * - `bare`: it has nothing to search for: "and in 2025?", "who said that?", "why?"
 * - `detail`: it asks about something in what was said before: "what about the fines?", "and Kallas?"
 */
export interface Ellipsis {
  kind: 'bare' | 'detail';
  /** The language of the words that showed it. */
  language: string;
  /** The words that it adds itself. */
  own: readonly ContentWord[];
  /** Whether it asks for a detail of what was said (who, when, why), rather than the same about something else. */
  points: boolean;
}

interface Table {
  asking: Set<string>;
  leads: string[][];
  pointers: Set<string>;
  definite: Set<string>;
}

/** The words of a list; items joined with `_` are the syllables of one word, each listed separately. */
const syllables = (text: string) => wordSet(text.replaceAll('_', ' '));

function tableOf({ asking, leads, pointers, definite }: QuestionWords): Table {
  return {
    asking: syllables(asking),
    leads: phraseList(leads),
    pointers: syllables(pointers),
    definite: syllables(definite),
  };
}

const TABLES: ReadonlyMap<string, Table> = new Map(
  Object.entries(QUESTION_WORDS).map(([language, table]) => [language, tableOf(table)]),
);
const PLAIN_VIETNAMESE: Table | undefined = QUESTION_WORDS.vi && tableOf(foldedWords(QUESTION_WORDS.vi));

function foldedWords({ asking, requests, joints, leads, pointers, definite }: QuestionWords): QuestionWords {
  return {
    asking: fold(asking),
    requests: fold(requests),
    joints: fold(joints),
    leads: fold(leads),
    pointers: fold(pointers),
    definite: fold(definite),
  };
}

/** A question with more significant words than this is complete. */
const MOST_OWN_WORDS = 2;
/** Most words in a follow-up without anything to search for: "and what did they say in October 2025?" */
const MOST_WORDS = 12;
/** Words around a date that are not part of it. */
const IN_TIME = wordSet(
  'in on at of the for since until before after by year month day trong vao nam thang ngay tu ' +
    'den im jahr en l annee el ano nel nell anno no em het jaar w roku v r ar',
);

/**
 * Whether a question omits what it is about: it has no significant word (besides its time), or, after words that lead
 * on ("and", "còn") or point back ("that", "đó"), only a few that no passage is about.
 * @param dictionary the terms of the passages
 */
export function ellipsisOf(question: Question, dictionary: Dictionary): Ellipsis | undefined {
  if (question.references || question.intent || isNamed(question)) return undefined;
  const list = words(question.text);
  if (list.length === 0 || list.length > MOST_WORDS) return undefined;
  const isDate = ({ start, end }: Word) => question.times.some((time) => time.start < end && start < time.end);
  const isTime = (word: Word) => isDate(word) || /^\d+$/.test(word.folded);
  const tells = question.content.filter(
    ({ written, weight }) =>
      weight >= SAYS_SOMETHING &&
      !isFrameWord({ written, folded: fold(written) }, question.language) &&
      !list.some((word) => word.written.toLowerCase() === written.toLowerCase() && isTime(word)),
  );
  const plain = !hasVietnameseDiacritics(question.text);
  const form: Read['form'] = (word, language) => (plain ? (word?.folded ?? '') : formOf(word, language));
  for (const language of new Set([question.language, ...TABLES.keys()])) {
    const table = language === 'vi' && plain ? PLAIN_VIETNAMESE : TABLES.get(language);
    // Without marks, "an" and "con" are also words in other languages.
    if (!table || (table === PLAIN_VIETNAMESE && question.language !== 'vi')) continue;
    const found = ellipsisIn(language, table, { question, list, isTime, tells, dictionary, form });
    if (found) return found;
  }
  return undefined;
}

function isNamed({ documents }: Question): boolean {
  return [...documents.values()].some((strength) => strength >= SURELY_NAMED);
}

interface Read {
  question: Question;
  list: readonly Word[];
  isTime: (word: Word) => boolean;
  tells: Question['content'];
  dictionary: Dictionary;
  /** A word as in the tables: if the question was typed without marks, it is matched without marks. */
  form: (word: Word | undefined, language: string) => string;
}

function ellipsisIn(language: string, table: Table, read: Read): Ellipsis | undefined {
  const { question, list, isTime, dictionary } = read;
  const form = (word: Word | undefined) => read.form(word, language);
  const lead = leadOf(list.map(form), table);
  const rest = list.slice(lead);
  const undated = rest.filter((word) => !isTime(word));
  const dated = undated.length < rest.length;
  const isGrammar = (word: Word) =>
    table.asking.has(form(word)) || table.pointers.has(form(word)) || table.definite.has(form(word));
  // A pronoun in this language may be an ordinary word in another.
  const tells = read.tells.filter(({ written }) => {
    const word = list.find((other) => other.written.toLowerCase() === written.toLowerCase());
    return !word || !(isGrammar(word) || (dated && IN_TIME.has(word.folded)));
  });
  // "They" in "what do they say on …" is not searched for.
  const points = words(question.searchText).some((word) => table.pointers.has(form(word)));
  const asks = undated.some((word) => table.asking.has(form(word)));
  if (tells.length === 0) {
    const onlyTime = dated && undated.every((word) => IN_TIME.has(word.folded) || isGrammar(word));
    const onlyAsks = undated.length > 0 && undated.every(isGrammar);
    const leads = lead > 0 && (dated || asks || points);
    const pointsBack = undated.some((word) => table.pointers.has(form(word)));
    if (!onlyTime && !onlyAsks && !leads && !(pointsBack && asks)) return undefined;
    return { kind: 'bare', language, own: [], points: asks };
  }
  if (tells.length > MOST_OWN_WORDS) return undefined;
  const isSubject = ({ concepts }: { concepts: string[] }) =>
    concepts.some((concept) => dictionary.has(concept) && !dictionary.isEverywhere(concept));
  const object = points && endsPointing(rest.map(form), table);
  if (tells.some(isSubject) && !(object && asks)) return undefined;
  const names = tells.every(({ stem }) => dictionary.isName(stem) || dictionary.isEverywhere(stem));
  const definite = undated.some((word) => table.definite.has(form(word)));
  if (!(lead > 0 && (names || definite || points)) && !(object && asks)) return undefined;
  return { kind: 'detail', language, own: tells, points: points || definite };
}

/** The number of words at the start that lead on; something must follow them. */
function leadOf(list: readonly string[], { leads }: Table): number {
  const found = leads.filter((lead) => lead.every((word, i) => list[i] === word));
  return Math.max(0, ...found.map(({ length }) => length).filter((length) => length < list.length));
}

/** "Who signed it, and when?": "it" was mentioned before; asking words after it add nothing. */
function endsPointing(forms: readonly string[], { asking, leads, pointers }: Table): boolean {
  const joints = new Set(leads.flatMap((lead) => (lead.length === 1 ? lead : [])));
  const last = forms.findLast((form) => !asking.has(form) && !joints.has(form));
  return last !== undefined && pointers.has(last);
}
