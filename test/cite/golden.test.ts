import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cite, STYLES } from '../../src/cite/cite.js';
import { passagesNamed, quoteIn } from '../../src/cite/find.js';
import { PACKAGE_ROOT } from '../../src/config.js';
import type { Library } from '../../src/index/library.js';
import type { Citation } from '../../src/model.js';
import { citePassage } from '../../src/retrieval/citation.js';
import { removeFolders, temporaryFolder } from '../ingest/support.js';
import { corpusLibrary } from '../retrieval/support.js';

/** Two clauses of the statement, one cited with a quote, and a passage from each news report. */
const PASSAGES = ['34', 'vns-2025-10-10#p2', 'vns-2025-04-15#p2', 'son-borrell-2022-05-24#p5', 'hang-2026-01-27#p3'];
const QUOTED = {
  passage: '35',
  quote: 'the potential for further cooperation in developing a sustainable blue economy',
};

let library: Library;
let citations: Citation[];

beforeAll(async () => {
  library = await corpusLibrary(temporaryFolder());
  const quoted = passagesNamed(library, QUOTED.passage).map((passage) => quoteIn(library, passage, QUOTED.quote));
  const whole = PASSAGES.flatMap((spec) => passagesNamed(library, spec)).map((each) => citePassage(library, each));
  citations = [...whole, ...quoted];
});
afterAll(() => {
  library.close();
  removeFolders();
});

/** The golden files contain the citations exactly as printed, plus a line end. */
describe('the documents of the corpus, cited', () => {
  it.each(STYLES.map((style) => [style.name, style] as const))('as %s', (name, style) => {
    expect(new Set(citations.map(({ documentId }) => documentId)).size).toBe(library.documents.length);
    expect(`${cite(citations, style, 'en')}\n`).toBe(golden(name));
  });

  it.each(STYLES.filter(({ holdsReceipts }) => !holdsReceipts).map((style) => [style.name, style] as const))(
    'as %s for Vietnamese readers',
    (name, style) => {
      expect(`${cite(citations, style, 'vi')}\n`).toBe(golden(`${name}.vi`));
    },
  );
});

function golden(name: string): string {
  return readFileSync(join(PACKAGE_ROOT, 'test/golden/cite', `${name}.txt`), 'utf8');
}
