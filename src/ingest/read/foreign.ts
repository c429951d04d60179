import { isZip } from './formats.js';
import { problem } from './problems.js';

/** A format that is not read: how it begins, its display name, and what to do. */
interface Foreign {
  name: string;
  begins: (bytes: Uint8Array, head: string) => boolean;
  cure: string;
}

const AS_DOCX = 'Open it with Word or LibreOffice and save it as .docx.';
const AS_TEXT = 'Run text recognition on it, for example with OCRmyPDF, and use the PDF that this gives.';
const UNPACK = 'Unpack it and put the documents in its place.';
/** Encrypted Office files are OLE files that contain an entry with this name, in UTF-16. */
const ENCRYPTED_ENTRY = [...'EncryptedPackage'].join('\0');
/** Number of bytes checked at the start of a file. */
const HEAD = 8192;

const starts = (text: string) => (_: Uint8Array, head: string) => head.startsWith(text);
const zipOf = (entry: string) => (bytes: Uint8Array, head: string) => isZip(bytes) && head.includes(entry);

/** Formats that people put into a corpus but that are not read; the first match counts. */
const FOREIGN: Foreign[] = [
  {
    name: 'a Word or Excel file that is locked by a password',
    begins: (bytes, head) =>
      isOle(head) &&
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1').includes(ENCRYPTED_ENTRY),
    cure: 'Save it without the password, then use that file.',
  },
  { name: 'an old Office file (.doc, .xls or .ppt)', begins: (_, head) => isOle(head), cure: AS_DOCX },
  { name: 'an OpenDocument file', begins: zipOf('mimetypeapplication/vnd.oasis.opendocument'), cure: AS_DOCX },
  {
    name: 'an EPUB book',
    begins: zipOf('mimetypeapplication/epub'),
    cure: 'Convert it to HTML or .docx, for example with Calibre.',
  },
  { name: 'an Excel file', begins: zipOf('xl/'), cure: 'Save its sheets as text, or as a table in a .docx file.' },
  { name: 'a PowerPoint file', begins: zipOf('ppt/'), cure: 'Save it as PDF.' },
  { name: 'an RTF file', begins: starts('{\\rtf'), cure: AS_DOCX },
  {
    name: 'a web archive (.mht)',
    begins: (_, head) => /^(?:From: |MIME-Version:)/i.test(head) && /Content-Type: multipart\/related/i.test(head),
    cure: 'Open it in a browser and save it as “Web page, HTML only”.',
  },
  { name: 'a JPEG picture', begins: starts('\xff\xd8\xff'), cure: AS_TEXT },
  { name: 'a PNG picture', begins: starts('\x89PNG'), cure: AS_TEXT },
  { name: 'a GIF picture', begins: starts('GIF8'), cure: AS_TEXT },
  { name: 'a TIFF picture', begins: (_, head) => /^(?:II\*\0|MM\0\*)/.test(head), cure: AS_TEXT },
  {
    name: 'a WebP picture',
    begins: (_, head) => head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP',
    cure: AS_TEXT,
  },
  { name: 'a 7z archive', begins: starts('7z\xbc\xaf'), cure: UNPACK },
  { name: 'a RAR archive', begins: starts('Rar!'), cure: UNPACK },
  { name: 'a gzip archive', begins: starts('\x1f\x8b'), cure: UNPACK },
];

function isOle(head: string): boolean {
  return head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1');
}

/**
 * Refuses a file whose bytes show a format that is not read, regardless of its name.
 * @throws CorpusError that names the format and what to do
 */
export function refuseForeign(bytes: Uint8Array, file: string): void {
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1');
  const foreign = FOREIGN.find(({ begins }) => begins(bytes, head));
  if (foreign) throw problem('foreign_format', file, `is ${foreign.name}, which is not read.`, foreign.cure);
}
