import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Checking } from '../../../src/retrieval/check/check.js';
import { LexicalIndex } from '../../../src/retrieval/lexical/index.js';
import { FILES } from '../../../src/retrieval/store/format.js';
import { decodeLexical } from '../../../src/retrieval/store/lexical-file.js';
import type { Library } from '../../../src/retrieval/store/library.js';
import { fakeLibrary } from '../support.js';

/** The corpus with its words but without a model: nothing is ever found by meaning. */
export async function wordsOnly(root: string): Promise<Checking & { library: Library }> {
  const library = await fakeLibrary(root);
  const lexical = new LexicalIndex(decodeLexical(readFileSync(join(library.folder, FILES.lexical))));
  return { library, lexical, ask: async () => undefined };
}
