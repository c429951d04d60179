import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FILES } from '../../src/index/format.js';
import { buildLexical, LexicalIndex } from '../../src/index/lexical-index.js';
import type { Library } from '../../src/index/library.js';
import { decodeLexical } from '../../src/index/tables/lexical.js';
import type { Checking } from '../../src/quotes/check.js';
import { stemsIn } from '../../src/text/lexicon/terms.js';
import { corpusLibrary, lending } from '../retrieval/support.js';

/** The corpus with its words but without a model: nothing is ever found by meaning. */
export async function wordsOnly(root: string): Promise<Checking & { library: Library }> {
  const library = await corpusLibrary(root);
  const lexical = new LexicalIndex(decodeLexical(readFileSync(join(library.folder, FILES.lexical))));
  return { library, ...lending(lexical), ask: async () => undefined };
}

/** What checking takes, with nothing found by meaning. */
export function checkingOf(library: Library): Checking {
  const none = { concepts: [], names: [], plain: [] };
  const rows = Array.from({ length: library.size }, (_, i) => {
    const terms = { ...none, words: [...new Set(stemsIn(library.passage(i).text))] };
    return { terms, dates: [], text: '', language: 'en' };
  });
  return { library, ...lending(new LexicalIndex(buildLexical(rows))), ask: async () => undefined };
}
