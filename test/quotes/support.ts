import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FILES } from '../../src/index/format.js';
import { LexicalIndex } from '../../src/index/lexical-index.js';
import type { Library } from '../../src/index/library.js';
import { decodeLexical } from '../../src/index/tables/lexical.js';
import type { Checking } from '../../src/quotes/check.js';
import { corpusLibrary, lending } from '../retrieval/support.js';

/** The corpus with its words but no model, so nothing is found by meaning. */
export async function wordsOnly(root: string): Promise<Checking & { library: Library }> {
  const library = await corpusLibrary(root);
  const lexical = new LexicalIndex(decodeLexical(readFileSync(join(library.folder, FILES.lexical))));
  return { library, ...lending(lexical), ask: async () => undefined };
}
