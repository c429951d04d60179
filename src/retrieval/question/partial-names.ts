import type { DocumentInfo } from '../../model.js';
import { isFunctionWord } from '../../text/lexicon/function-words.js';
import { hasVietnameseDiacritics } from '../../text/vietnamese/fold.js';
import { type Word, words } from '../../text/words.js';

/** A run of words of a text that are part of documents' short names: "the phone call with Kallas". */
export interface PartialName {
  documentIds: string[];
  start: number;
  end: number;
}

/** A word of a short name. */
interface NameWord {
  written: string;
  folded: string;
  /** Whether it says what kind of text it is, "call" or "article", and is not itself the name of someone. */
  isKind: boolean;
}

/** Shorter words name a document only together with others. */
const SHORTEST_ALONE = 4;
/** Longest run of words read. */
const MOST_WORDS = 12;
/** Vietnamese words that only count or point at a text before its name: "cuộc điện đàm". */
const CLASSIFIERS = new Set('cuộc bài bản cuoc bai ban'.split(' '));

/** Finds documents that a text names by some of the words of their short names. */
export class PartialNames {
  readonly #names: readonly (readonly [id: string, words: readonly NameWord[]])[];

  constructor(documents: readonly DocumentInfo[]) {
    this.#names = documents.map((document) => [document.id, nameWords(document)] as const);
  }

  /**
   * The longest run of words that covers a span of a text, each of them a word of the same documents' short names and
   * one of them the kind of text: "Hằng's article", "the call with Kallas".
   */
  around(text: string, span: { start: number; end: number }): PartialName | undefined {
    const list = words(text);
    const first = list.findIndex(({ end }) => end > span.start);
    const behind = list.findIndex(({ start }) => start >= span.end);
    const least = behind < 0 ? list.length : behind;
    if (first < 0) return undefined;
    for (let to = Math.min(list.length, first + MOST_WORDS); to >= least; to -= 1) {
      const run = list.slice(first, to);
      const found = this.#meant(run);
      const [start, end] = [run[0]?.start, run.at(-1)?.end];
      if (found.length > 0 && start !== undefined && end !== undefined) return { documentIds: found, start, end };
    }
    return undefined;
  }

  /** The documents whose short names have all the words of a run that say something. */
  #meant(run: readonly Word[]): string[] {
    const last = run.at(-1);
    if (!last || isFiller(last)) return [];
    const telling = run.filter((word) => !isFiller(word));
    return this.#names.flatMap(([id, names]) => {
      const matched = telling.map((word) => names.find((name) => isSame(word, name)));
      const [only, more] = telling;
      const isEnough = more !== undefined || (only !== undefined && only.written.length >= SHORTEST_ALONE);
      return isEnough && matched.every(Boolean) && matched.some((name) => name?.isKind) ? [id] : [];
    });
  }
}

/** The short titles of a document in every language: what answers call it. */
export function shortTitlesOf({ shortTitle, shortTitles = {} }: DocumentInfo): string[] {
  return [...new Set([...(shortTitle === undefined ? [] : [shortTitle]), ...Object.values(shortTitles)])];
}

function isFiller({ written, folded }: Word): boolean {
  return (
    folded.length < 2 ||
    CLASSIFIERS.has(written.toLowerCase()) ||
    isFunctionWord(written, 'en') ||
    isFunctionWord(written, 'vi') ||
    folded === 'cua' ||
    folded === 'voi'
  );
}

/** A word typed with Vietnamese marks must have the marks of the name. */
function isSame(word: Word, name: NameWord): boolean {
  if (word.folded !== name.folded) return false;
  return !hasVietnameseDiacritics(word.written) || word.written.toLowerCase() === name.written.toLowerCase();
}

/** The words of a document's short titles and other names. */
function nameWords(document: DocumentInfo): NameWord[] {
  const isName = (word: Word | undefined) => word === undefined || /^\p{Lu}/u.test(word.written);
  return [...shortTitlesOf(document), ...(document.aliases ?? [])].flatMap((name) =>
    words(name).flatMap((word, i, list) => {
      if (isFiller(word)) return [];
      // "Phone call": the capital is that of the title.
      const isKind = !isName(word) || (i === 0 && !isName(list[1]));
      return [{ written: word.written, folded: word.folded, isKind }];
    }),
  );
}
