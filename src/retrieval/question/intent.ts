import type { SmallTalkIntent } from '../../model.js';
import { phraseList, wordSet } from '../../text/word-lists.js';
import { type Word, words } from '../../text/words.js';
import { FILLER, INTENT_PHRASES } from './intent-phrases.js';
import { OBJECTS, REQUESTS, TARGETS } from './request-phrases.js';

/** The intent of a message that asks nothing of the documents. */
export interface Intent {
  intent: SmallTalkIntent;
  /** The language of the words that showed it, if any did. */
  language?: string;
}

interface Phrase {
  words: string[];
  intent: SmallTalkIntent;
  language: string;
}

/** If a message has several intents, the first in this list counts: the one that asks most of the bot. */
const ORDER: readonly SmallTalkIntent[] = ['check', 'translate', 'summarise', 'about', 'help', 'thanks', 'greeting'];

const PHRASES = phrasesOf(INTENT_PHRASES);
const REQUEST_PHRASES = phrasesOf(REQUESTS);
const FILLERS = wordSet(FILLER);
const OBJECT_WORDS = wordSet(OBJECTS);
const TARGET_PHRASES = phraseList(TARGETS);

/** The phrases of each intent in each language, by their first word. */
function phrasesOf(table: Readonly<Record<string, Readonly<Record<string, string>>>>): ReadonlyMap<string, Phrase[]> {
  const phrases = Object.entries(table).flatMap(([intent, languages]) =>
    Object.entries(languages).flatMap(([language, text]) =>
      phraseList(text).map((words) => ({ words, intent: intent as SmallTalkIntent, language })),
    ),
  );
  return byFirstWord(phrases);
}

/**
 * Whether a text is small talk, or a request that a bot which only quotes cannot fulfil. Every word must belong to it:
 * "thanks" is small talk, "thanks for the vaccines, what did they say?" is a question.
 * @param text without the names of documents and their clause numbers
 * @param named whether it had any
 */
export function intentOf(text: string, named: boolean): Intent | undefined {
  const list = words(text);
  if (list.length === 0) return undefined;
  return requestIn(list, named) ?? (named ? undefined : talkIn(list));
}

function talkIn(list: readonly Word[]): Intent | undefined {
  const found: Phrase[] = [];
  for (let at = 0; at < list.length; ) {
    const phrase = longestAt(PHRASES, list, at);
    if (phrase) {
      found.push(phrase);
      at += phrase.words.length;
    } else if (FILLERS.has(list[at]?.folded ?? '')) at += 1;
    else return undefined;
  }
  const best = ORDER.flatMap((intent) => found.filter((phrase) => phrase.intent === intent))[0];
  return best && { intent: best.intent, language: best.language };
}

/** "Please summarise it in simple words": a verb, and nothing searchable. */
function requestIn(list: readonly Word[], named: boolean): Intent | undefined {
  let request: Phrase | undefined;
  let target = false;
  let rest = 0;
  for (let at = 0; at < list.length; ) {
    const phrase = longestAt(REQUEST_PHRASES, list, at);
    const aim = TARGET_PHRASES.find((words) => isAt(words, list, at));
    if (phrase && (!request || phrase.words.length > request.words.length || rest === 0)) {
      if (!request || ORDER.indexOf(phrase.intent) < ORDER.indexOf(request.intent)) request = phrase;
      at += phrase.words.length;
    } else if (aim) {
      target = true;
      at += aim.length;
    } else {
      const { folded = '' } = list[at] ?? {};
      if (!FILLERS.has(folded) && !OBJECT_WORDS.has(folded)) rest += 1;
      at += 1;
    }
  }
  if (!request) return undefined;
  // "Translate good morning into Vietnamese" is for a translator, no matter what follows.
  const translates = request.intent === 'translate' && target;
  if (rest > 0 && !translates) return undefined;
  // "Explain" on its own asks for help with the previous answer; "summary" on its own is just a word.
  return named || translates || list.length > 1 || request.words.length === list.length
    ? { intent: request.intent, language: request.language }
    : undefined;
}

function longestAt(phrases: ReadonlyMap<string, Phrase[]>, list: readonly Word[], at: number): Phrase | undefined {
  return phrases.get(list[at]?.folded ?? '')?.find(({ words }) => isAt(words, list, at));
}

function isAt(phrase: readonly string[], list: readonly Word[], at: number): boolean {
  return phrase.every((word, i) => list[at + i]?.folded === word);
}

/** Longest first, so that the first match is the longest. */
function byFirstWord(phrases: readonly Phrase[]): Map<string, Phrase[]> {
  const map = new Map<string, Phrase[]>();
  for (const phrase of [...phrases].sort((a, b) => b.words.length - a.words.length)) {
    const [first = ''] = phrase.words;
    map.set(first, [...(map.get(first) ?? []), phrase]);
  }
  return map;
}
