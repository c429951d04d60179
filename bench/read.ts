import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { modelDocx } from '../test/support/docx.js';
import { akomaNtosoFile, eurLexPage, formexFile } from '../test/support/markup.js';
import { HARBOURS, type ModelDocument } from '../test/support/model-document.js';
import { Typesetter } from '../test/support/typeset.js';
import { runNode } from './lib/child.js';
import { inTemporaryFolder } from './lib/product.js';
import type { Options, Part, Result } from './lib/report.js';

const CHILD = fileURLToPath(new URL('./lib/read-child.ts', import.meta.url));
/** Words on a printed page of a treaty, used to count pages in formats without pages. */
const WORDS_ON_PAGE = 400;
/** The treaty between the European Union and Viet Nam has this many pages without its annexes. */
const TREATY = 340;
const MOST_MB = 450;

interface Reading {
  format: string;
  pages: number;
  megabytes: number;
  seconds: number;
  peakMb: number;
}

const MAKE: Record<string, (model: ModelDocument) => Uint8Array> = {
  html: (model) => Buffer.from(eurLexPage(model)),
  docx: modelDocx,
  formex: (model) => Buffer.from(formexFile(model)),
  'akoma-ntoso': (model) => Buffer.from(akomaNtosoFile(model)),
};

export const part: Part = {
  name: 'read',
  about: 'pages a second for each format, and a PDF of 340 pages: time, peak memory, growth',
  run: (options: Options) =>
    inTemporaryFolder(async (folder): Promise<Result> => {
      const sizes = options.quick ? [10, 20] : [TREATY / 4, TREATY / 2, TREATY];
      const readings: Reading[] = [];
      for (const pages of sizes) readings.push(await readOnce(folder, 'pdf', longPdf(pages), pages));
      for (const [format, make] of Object.entries(MAKE)) {
        const bytes = make(longDocument(sizes.at(-1) ?? TREATY));
        readings.push(await readOnce(folder, format, bytes));
      }
      const pdfs = readings.filter(({ format }) => format === 'pdf');
      const [small, large] = [pdfs[0], pdfs.at(-1)];
      const perPage = (reading: Reading | undefined) => (reading ? reading.seconds / reading.pages : Number.NaN);
      return {
        tables: [
          {
            title: 'Reading one file in a process of its own, the parser loaded within that time',
            columns: ['format', 'pages', 'file MB', 'seconds', 'pages a second', 'peak MB'],
            rows: readings.map(({ format, pages, megabytes, seconds, peakMb }) => [
              ...[format, Math.round(pages), megabytes, seconds, pages / seconds, peakMb],
            ]),
          },
        ],
        checks: [
          {
            name: 'peak memory of the largest PDF, MB',
            value: large?.peakMb ?? Number.NaN,
            limit: MOST_MB,
            must: 'at most',
          },
          {
            name: 'time a page of the largest PDF by that of the smallest',
            value: perPage(large) / perPage(small),
            limit: 1.5,
            must: 'at most',
          },
        ],
        details: readings,
      };
    }),
};

async function readOnce(folder: string, format: string, bytes: Uint8Array, pages?: number): Promise<Reading> {
  const file = join(folder, `${bytes.length}.${format}`);
  writeFileSync(file, bytes);
  const { output, memory } = await runNode(['--import', 'tsx', CHILD, format, file]);
  const { seconds, words } = JSON.parse(output) as { seconds: number; words: number };
  return {
    format,
    pages: pages ?? words / WORDS_ON_PAGE,
    megabytes: bytes.length / 1e6,
    seconds,
    peakMb: memory.peakMb,
  };
}

function longPdf(pages: number): Uint8Array {
  const typesetter = new Typesetter({ divide: true });
  while (typesetter.pages < pages) typesetter.add(HARBOURS);
  return typesetter.finish();
}

/** The model treaty with enough chapters to fill the pages. */
function longDocument(pages: number): ModelDocument {
  const chapters = Array.from({ length: pages * 2 }, () => HARBOURS.chapters).flat();
  return { ...HARBOURS, chapters };
}
