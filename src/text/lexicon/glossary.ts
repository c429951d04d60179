import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Span } from '../../model.js';
import { firstWord, formOf, type Word, words } from '../words.js';
import { lookAlikesOf } from './look-alikes.js';
import { unifiedWords, unifyNames } from './names.js';
import { tearsWord } from './torn-words.js';

/** A word of a wording, and how it is compared with a word of a text. */
interface Part {
  text: string;
  how: 'whole' | 'stem' | 'acronym';
  /** As in the glossary. */
  written: string;
  /** Words that begin like its stem but are not forms of it. */
  others?: ReadonlySet<string>;
}

/** A wording of a concept; it is split into words when a text first has a word that begins like it. */
class Wording {
  readonly concept: string;
  readonly #text: string;
  readonly #language: string;
  /** Whether it counts only with its capitals: "thành Viên" is Vienna, "thành viên" is a member. */
  readonly needsCapitals: boolean;
  #parts: Part[] | undefined;

  constructor(concept: string, text: string, language: string) {
    this.concept = concept;
    this.#text = text;
    this.#language = language;
    this.needsCapitals = text.trimStart().startsWith(WITH_CAPITALS);
  }

  /** Whether it is a name of several words, or has one among them: "Phần Lan", "Hoi An", "Bộ Y tế". */
  get hasLongName(): boolean {
    return this.parts.length > 1 && /\p{Lu}(?!\p{Lu})/u.test(this.#text);
  }

  get parts(): Part[] {
    this.#parts ??= words(this.#text).map((word) => partOf(word, this.#language));
    return this.#parts;
  }
}

/**
 * Written before a wording that counts only with its capitals. A Vietnamese one of one syllable must also stand alone:
 * "Mỹ" is a name, "Mỹ Đình" and "thẩm mỹ" are not.
 */
const WITH_CAPITALS = '!';
/** Names of countries that at the beginning of a sentence are other words: "you", "idea", "dress". */
const NO_NAME_FIRST = new Set(['anh', 'ý', 'áo']);

/** Where a text names a concept. */
export interface ConceptSpan extends Span {
  concept: string;
}

/** Wordings are looked up by the first letters of their first word. */
const KEY_LENGTH = 3;
/** A word of up to this length is its own stem; of longer ones, three quarters are compared. */
const SHORT_WORD = 6;
/** How many more letters an inflected form can have than the stem. */
const LONGEST_ENDING = 5;
/** Lines read before yielding to other work: about a millisecond. */
const LINES_AT_ONCE = 50;
/** An acronym with fewer letters must be written in capitals: "AI" is not "ai". */
const SHORTEST_LOWER_ACRONYM = 4;

/**
 * The concepts of the field with their wordings in each language. They let "yellow card", "thẻ vàng" and "gelbe Karte",
 * or "EVFTA" and "Free Trade Agreement", match in one lexical index. Read from `glossary/CODE.tsv`, with one concept
 * per line: `id<TAB>wording | wording`.
 */
export class Glossary {
  readonly #folder: string;
  readonly #languages = new Map<string, Map<string, Wording[]>>();

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'glossary');
  }

  /**
   * The concepts that a text in this language names, each once. Acronyms and English terms of several words count in
   * every language; single English words do not, since they have other meanings in other languages.
   */
  conceptsIn(text: string, language: string): string[] {
    const found = new Set<string>();
    const list = words(unifyNames(text));
    this.#match(list, this.#load(language), language, found);
    if (language !== 'en') this.#match(list, this.#load('en'), 'en', found, isInternational);
    return [...found];
  }

  /**
   * Where a text in this language names concepts, by the same rules as {@link conceptsIn}. One place may name several.
   */
  spansOf(text: string, language: string): ConceptSpan[] {
    const list = unifiedWords(text);
    const own = this.#spans(text, list, this.#load(language), language, () => true);
    if (language === 'en') return own;
    const known = new Set(own.map(({ concept, start }) => `${concept} ${start}`));
    const international = this.#spans(text, list, this.#load('en'), 'en', isInternational);
    return [...own, ...international.filter(({ concept, start }) => !known.has(`${concept} ${start}`))];
  }

  #spans(
    text: string,
    list: Word[],
    wordings: Map<string, Wording[]>,
    language: string,
    counts: (wording: Wording) => boolean,
  ): ConceptSpan[] {
    const forms = list.map((word) => formOf(word, language));
    return list.flatMap((word, i) => {
      const candidates = wordings.get(forms[i]?.slice(0, KEY_LENGTH) ?? '');
      if (!candidates) return [];
      const longest = new Map<string, ConceptSpan>();
      for (const wording of candidates) {
        const { concept, parts } = wording;
        const last = list[i + parts.length - 1];
        if (!last || !counts(wording) || !isNamedAt(wording, list, forms, i, language)) continue;
        const known = longest.get(concept);
        // "IUU) fishing" is not better than "IUU".
        const torn = known !== undefined && /[()[\].;:!?]/.test(text.slice(word.start, last.end));
        if (!torn && last.end > (known?.end ?? 0)) longest.set(concept, { concept, start: word.start, end: last.end });
      }
      return [...longest.values()];
    });
  }

  /** The folded words of at least four letters in a language's wordings. */
  vocabulary(language: string): string[] {
    const path = join(this.#folder, `${language}.tsv`);
    if (!existsSync(path)) return [];
    const cells = readFileSync(path, 'utf8')
      .split('\n')
      .map((line) => line.split('\t')[1] ?? '');
    return [...new Set(words(cells.join(' ')).map((word) => word.folded))].filter((word) => word.length > 3);
  }

  /** Every wording of a language, as written. */
  wordingsIn(language: string): string[] {
    return this.#lines(language).flatMap((line) =>
      (line.split('\t')[1] ?? '').split('|').map((wording) => wording.replace(WITH_CAPITALS, '').trim()),
    );
  }

  /** The first wording of a concept in a language; nothing if the language's file has none. */
  wordingOf(concept: string, language: string): string | undefined {
    const line = this.#lines(language).find((entry) => entry.startsWith(`${concept}\t`));
    return (
      line
        ?.slice(concept.length + 1)
        .split('|')[0]
        ?.replace(WITH_CAPITALS, '')
        .trim() || undefined
    );
  }

  /** Whether a folded word is an acronym of the glossary in English or Vietnamese. */
  isAcronym(folded: string): boolean {
    return ['en', 'vi'].some((language) =>
      this.#load(language)
        .get(folded.slice(0, KEY_LENGTH))
        ?.some(({ parts, needsCapitals }) => {
          const [only, more] = parts;
          return !needsCapitals && !more && only?.how === 'acronym' && only.text === folded;
        }),
    );
  }

  #match(
    list: Word[],
    wordings: Map<string, Wording[]>,
    language: string,
    found: Set<string>,
    counts: (wording: Wording) => boolean = () => true,
  ): void {
    const forms = list.map((word) => formOf(word, language));
    for (const [i, form] of forms.entries()) {
      for (const wording of wordings.get(form.slice(0, KEY_LENGTH)) ?? []) {
        if (!found.has(wording.concept) && counts(wording) && isNamedAt(wording, list, forms, i, language)) {
          found.add(wording.concept);
        }
      }
    }
  }

  /** Reads languages before their first use, a little at a time, so that no question waits for it. */
  async warmUp(languages: readonly string[]): Promise<void> {
    for (const language of languages) {
      if (this.#languages.has(language)) continue;
      const wordings = new Map<string, Wording[]>();
      for (const [i, line] of this.#lines(language).entries()) {
        if (i % LINES_AT_ONCE === 0) await setImmediate();
        addWordings(wordings, line, language);
      }
      this.#languages.set(language, wordings);
    }
  }

  /** Reading a language takes milliseconds, and all of them take some 6 MB, so each is cached. */
  #load(language: string): Map<string, Wording[]> {
    const loaded = this.#languages.get(language);
    if (loaded) return loaded;
    const wordings = new Map<string, Wording[]>();
    for (const line of this.#lines(language)) addWordings(wordings, line, language);
    this.#languages.set(language, wordings);
    return wordings;
  }

  #lines(language: string): string[] {
    const path = join(this.#folder, `${language}.tsv`);
    return existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  }
}

/** Adds the wordings of one line of a glossary: concept, tab, wordings separated by bars. */
function addWordings(wordings: Map<string, Wording[]>, line: string, language: string): void {
  const [concept = '', cell = ''] = line.split('\t');
  for (const text of unifyNames(cell.normalize('NFC')).split('|')) {
    const first = firstWord(text);
    if (!first) continue;
    const start = formOf(first, language).slice(0, KEY_LENGTH);
    const wording = new Wording(concept, text, language);
    const known = wordings.get(start);
    if (known) known.push(wording);
    else wordings.set(start, [wording]);
  }
}

function isInternational({ parts }: Wording): boolean {
  return parts.length > 1 || parts[0]?.how === 'acronym';
}

function partOf(word: Word, language: string): Part {
  const { folded, written } = word;
  if (/^\p{Lu}{2,}$/u.test(written)) return { text: formOf(word, language), how: 'acronym', written };
  const others = language === 'en' ? lookAlikesOf(folded) : undefined;
  // Vietnamese words have no endings.
  if (language === 'vi' || folded.length <= KEY_LENGTH)
    return { ...(others ? { others } : {}), text: formOf(word, language), how: 'whole', written };
  return {
    ...(others ? { others } : {}),
    written,
    text: folded.length <= SHORT_WORD ? folded : folded.slice(0, Math.max(SHORT_WORD, Math.ceil(folded.length * 0.75))),
    how: 'stem',
  };
}

/** @param forms of the words, as they are compared in the language */
function isNamedAt(
  wording: Wording,
  list: readonly Word[],
  forms: readonly string[],
  at: number,
  language: string,
): boolean {
  const { parts } = wording;
  if (!parts.every((part, k) => matches(part, forms[at + k], list[at + k], language))) return false;
  if (wording.hasLongName && tearsWord(list, at, at + parts.length)) return false;
  if (!wording.needsCapitals) return true;
  if (language === 'vi' && parts.length === 1) return standsAlone(list, at);
  return parts.every((part, k) => hasCapitalsOf(part, list[at + k]));
}

/** Whether a word has its capitals where the glossary has them; an ending may follow. */
function hasCapitalsOf(part: Part, word: Word | undefined): boolean {
  const isCapital = (letter: string | undefined) => letter !== undefined && /^\p{Lu}$/u.test(letter);
  return [...part.written].every((letter, i) => isCapital(letter) === isCapital(word?.written[i]));
}

/** Whether a word is capitalised and neither neighbour is; a sign between two words separates them. */
function standsAlone(list: readonly Word[], at: number): boolean {
  const [before, word, behind] = [list[at - 1], list[at], list[at + 1]];
  if (!word || !/^\p{Lu}\p{Ll}*$/u.test(word.written)) return false;
  const isFirst = before === undefined || before.end + 1 !== word.start;
  if (isFirst && NO_NAME_FIRST.has(word.written.toLowerCase())) return false;
  const isCapital = (other: Word | undefined) => other !== undefined && /^\p{Lu}/u.test(other.written);
  return !(isCapital(before) && !isFirst) && !(isCapital(behind) && behind?.start === word.end + 1);
}

/** @param form of the word, as it is compared in the language */
function matches(part: Part, form: string | undefined, word: Word | undefined, language: string): boolean {
  if (word === undefined || form === undefined) return false;
  if (part.others?.has(form)) return false;
  if (part.how === 'stem') return isInflected(part.text, form);
  if (part.how === 'whole') return form === part.text || (language !== 'vi' && form === `${part.text}s`);
  // Most words already differ in their second letter.
  if (form.charCodeAt(1) !== part.text.charCodeAt(1) && form.length > 1 && part.text.length > 1) return false;
  const capitals = part.text.length >= SHORTEST_LOWER_ACRONYM || word.written === word.written.toUpperCase();
  return capitals && form.replace(/s$/, '') === part.text.replace(/s$/, '');
}

function isInflected(stem: string, form: string): boolean {
  if (form.startsWith(stem)) return form.length <= stem.length + LONGEST_ENDING;
  // "policy" and "policies", "Schule" and "Schulen", "ratify" and "ratified".
  return (
    stem.length <= SHORT_WORD &&
    /[aeiouy]$/.test(stem) &&
    form.startsWith(stem.slice(0, -1)) &&
    /^(?:i?e[sdn]?|ing|[aeiou]m?)$/.test(form.slice(stem.length - 1))
  );
}
