import { headText } from './encoding.js';
import type { Reader } from './reader.js';

/** How to recognise a format, without loading its reader. */
export type Format = Omit<Reader, 'read'>;

/** Root elements of Formex files that contain text, and names found only in Formex. */
const FORMEX_ROOTS =
  /<(?:\w+:)?(?:ACT|CONS\.ACT|CONS\.ANNEX|CONS\.OTH\.DOC|ANNEX|AGR|GENERAL|DOC|CJT|LETTER|PROT|OTH\.RESULT|CASE)[\s>]/;
const FORMEX_MARKS = /formex|BIB\.INSTANCE|BIB\.DATA|ENACTING\.TERMS|TI\.ART|GR\.SEQ|INFO\.CONSLEG/i;
const HTML_TAGS = String.raw`!doctype\s+html|html|head|body|meta|title|div|p|table|h[1-6]|center`;
const HTML_START = new RegExp(String.raw`^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<(?:${HTML_TAGS})\b`, 'i');
/** The entry that only Word documents have; names are not compressed in a ZIP file. */
const WORD_ENTRY = 'word/document.xml';

const beginsWithTag = (head: string) => /^\s*</.test(head);

/** The formats that are read in a separate thread, by name. */
export const FORMATS = {
  html: {
    format: 'html',
    extensions: ['.html', '.htm', '.xhtml'],
    recognises: (bytes) => HTML_START.test(headText(bytes)),
  },
  pdf: {
    format: 'pdf',
    extensions: ['.pdf'],
    // The header may be anywhere in the first kilobyte.
    recognises: (bytes) => viewOf(bytes.subarray(0, 1024)).includes('%PDF-'),
  },
  docx: {
    format: 'docx',
    extensions: ['.docx', '.docm'],
    recognises: (bytes) => isZip(bytes) && viewOf(bytes).includes(WORD_ENTRY),
  },
  formex: {
    format: 'formex',
    extensions: ['.xml', '.fmx4', '.fmx'],
    recognises(bytes) {
      const head = headText(bytes);
      return beginsWithTag(head) && FORMEX_ROOTS.test(head) && FORMEX_MARKS.test(head) && !/<html[\s>]/i.test(head);
    },
  },
  'akoma-ntoso': {
    format: 'akoma-ntoso',
    extensions: ['.xml', '.akn'],
    recognises(bytes) {
      const head = headText(bytes);
      return beginsWithTag(head) && /<(?:\w+:)?akomaNtoso[\s>]/.test(head);
    },
  },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof FORMATS;

function viewOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Whether bytes begin like a ZIP file; Word, OpenDocument and EPUB files, among others, are ZIP files. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}
