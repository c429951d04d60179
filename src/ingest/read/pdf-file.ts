import type { PageText } from './pdf-page.js';
import { problem } from './problems.js';
import type { ReadingNotice } from './reader.js';

/** Maximum number of pages; the longest treaties have about 2,000. */
const MOST_PAGES = 5_000;
/** The end-of-file mark is within this number of bytes from the end. */
const TAIL = 2048;

/** An open PDF file: the text of its pages, and its metadata. */
export interface PdfFile {
  pages: number;
  info: { title: string; created: string; language: string };
  notices: ReadingNotice[];
  /** @param number the page number, from 1 */
  text(number: number): Promise<PageText>;
  close(): Promise<void>;
}

/**
 * Opens a PDF file. Images are not decoded, scripts are not run, nothing is fetched.
 * @throws CorpusError when it is damaged, locked by a password, or has too many pages
 */
export async function openPdf(bytes: Uint8Array, file: string): Promise<PdfFile> {
  const { getResolvedPDFJS } = await import('unpdf');
  const { getDocument } = await getResolvedPDFJS();
  const loading = getDocument({
    // pdf.js takes ownership of the memory, so it gets a copy.
    data: Uint8Array.from(bytes),
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: false,
    maxImageSize: 1,
    enableXfa: false,
    verbosity: 0,
  });
  const document = await loading.promise.catch((error: unknown) => {
    throw openingProblem(error, file);
  });
  if (document.numPages > MOST_PAGES) {
    await loading.destroy();
    const message = `has ${document.numPages} pages; at most ${MOST_PAGES} are read.`;
    throw problem('too_many_pages', file, message, 'Split it into its parts.');
  }
  const metadata = await document.getMetadata().catch(() => undefined);
  const info = (metadata?.info ?? {}) as Record<string, unknown>;
  const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
  return {
    pages: document.numPages,
    info: { title: textOf(info.Title), created: isoDay(textOf(info.CreationDate)), language: textOf(info.Language) },
    notices: endsAbruptly(bytes) ? [TRUNCATED] : [],
    async text(number) {
      try {
        const page = await document.getPage(number);
        const { items } = await page.getTextContent();
        const { transform, width, height } = page.getViewport({ scale: 1 });
        page.cleanup();
        return { items, transform, width, height };
      } catch {
        const cure = 'Download it again from its source.';
        throw problem('damaged_pdf', file, `is damaged: page ${number} cannot be read.`, cure);
      }
    },
    close: () => loading.destroy(),
  };
}

const TRUNCATED: ReadingNotice = {
  code: 'truncated_pdf',
  message: 'The file lacks its end mark, so it may be cut off. Compare its last page with the source.',
};

function endsAbruptly(bytes: Uint8Array): boolean {
  return !Buffer.from(bytes.subarray(-TAIL)).includes('%%EOF');
}

function openingProblem(error: unknown, file: string): Error {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') {
    return problem(
      'encrypted_pdf',
      file,
      'is locked by a password.',
      'Save it without the password, then use that file.',
    );
  }
  return problem('damaged_pdf', file, 'is damaged: it cannot be opened as PDF.', 'Download it again from its source.');
}

/** D:20240501… → 2024-05-01; anything else is not a date. */
function isoDay(date: string): string {
  const [, year, month, day] = /^D:(\d{4})(\d{2})(\d{2})/.exec(date) ?? [];
  return year === undefined ? '' : `${year}-${month}-${day}`;
}
