import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Word, words } from '../text/words.js';

/** A word of a wording: compared whole, or by its stem where words of the language are inflected. */
interface Part {
  text: string;
  prefix: boolean;
}

interface Wording {
  concept: string;
  parts: Part[];
}

/** Words longer than this may end differently in a text than in the glossary. */
const SHORTEST_STEM = 4;
/** Most letters that an inflected form has more than the glossary's form. */
const LONGEST_ENDING = 5;

/**
 * The concepts of the field with their wordings in each language: what lets "yellow card", "thẻ vàng" and
 * "gelbe Karte", or "EVFTA" and "Free Trade Agreement", meet in one lexical index.
 * Read from `glossary/CODE.tsv`: a line a concept, `id<TAB>wording | wording`.
 */
export class Glossary {
  readonly #folder: string;
  readonly #languages = new Map<string, Map<string, Wording[]>>();

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'glossary');
  }

  /** The concepts that a text in this language names, each once. English wordings count in every language. */
  conceptsIn(text: string, language: string): string[] {
    const found = new Set<string>();
    const exact = language === 'vi';
    const list = words(text);
    this.#match(list, this.#load(language), exact, found);
    if (language !== 'en') this.#match(list, this.#load('en'), false, found);
    return [...found];
  }

  /** The folded words of four letters and more that a language's wordings are made of. */
  vocabulary(language: string): string[] {
    const path = join(this.#folder, `${language}.tsv`);
    if (!existsSync(path)) return [];
    const cells = readFileSync(path, 'utf8').split('\n').map((line) => line.split('\t')[1] ?? '');
    return [...new Set(words(cells.join(' ')).map((word) => word.folded))].filter((word) => word.length > 3);
  }

  #match(list: Word[], wordings: Map<string, Wording[]>, exact: boolean, found: Set<string>): void {
    const texts = list.map((word) => (exact ? word.written.toLowerCase() : word.folded));
    for (const [i, text] of texts.entries()) {
      for (const wording of wordings.get(key(text)) ?? []) {
        if (wording.parts.every((part, k) => matches(part, texts[i + k]))) found.add(wording.concept);
      }
    }
  }

  #load(language: string): Map<string, Wording[]> {
    const loaded = this.#languages.get(language);
    if (loaded) return loaded;
    const wordings = new Map<string, Wording[]>();
    const path = join(this.#folder, `${language}.tsv`);
    for (const line of existsSync(path) ? readFileSync(path, 'utf8').split('\n') : []) {
      const [concept = '', cell = ''] = line.split('\t');
      for (const text of cell.split('|')) {
        const parts = words(text.normalize('NFC')).map((word) => partOf(word, language));
        const first = parts[0];
        if (!first) continue;
        const start = key(first.text);
        wordings.set(start, [...(wordings.get(start) ?? []), { concept, parts }]);
      }
    }
    this.#languages.set(language, wordings);
    return wordings;
  }
}

/** Wordings are found by the first letters of their first word. */
function key(text: string): string {
  return text.slice(0, SHORTEST_STEM);
}

function partOf(word: Word, language: string): Part {
  // Vietnamese words have no endings, and its marks tell words apart. Acronyms are compared whole.
  if (language === 'vi') return { text: word.written.toLowerCase(), prefix: false };
  const acronym = word.written.length > 1 && word.written === word.written.toUpperCase();
  if (acronym || word.folded.length <= SHORTEST_STEM) return { text: word.folded, prefix: false };
  const stem = word.folded.slice(0, Math.max(SHORTEST_STEM, Math.ceil(word.folded.length * 0.75)));
  return { text: stem, prefix: true };
}

function matches(part: Part, text: string | undefined): boolean {
  if (text === undefined) return false;
  if (!part.prefix) return part.text === text || (part.text.length > 2 && text === `${part.text}s`);
  return text.startsWith(part.text) && text.length <= part.text.length + LONGEST_ENDING + 2;
}

