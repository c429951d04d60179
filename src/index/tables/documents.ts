import type { DocumentInfo, SourceDocument } from '../../model.js';

/** A document in documents.json, with the position of its text in texts.bin, in UTF-16 units. */
export interface StoredDocument extends DocumentInfo {
  textStart: number;
  textLength: number;
}

/** documents.json and texts.bin: the metadata of each document, and all texts one after another in UTF-16. */
export function encodeDocuments(documents: readonly SourceDocument[]): { documents: string; texts: Buffer } {
  let textStart = 0;
  const stored = documents.map(({ text, ...info }): StoredDocument => {
    const entry = { ...info, textStart, textLength: text.length };
    textStart += text.length;
    return entry;
  });
  const texts = Buffer.from(documents.map(({ text }) => text).join(''), 'utf16le');
  return { documents: JSON.stringify(stored), texts };
}

/** The documents in documents.json. @throws SyntaxError when it is not JSON */
export function decodeDocuments(json: string): StoredDocument[] {
  return JSON.parse(json) as StoredDocument[];
}

/** Where a span of a document's text is in texts.bin, in bytes. */
export function bytesOf({ textStart }: StoredDocument, start: number, end: number): { offset: number; length: number } {
  return { offset: 2 * (textStart + start), length: 2 * (end - start) };
}

/** Bytes of texts.bin as text. */
export function decodeText(bytes: Buffer): string {
  return bytes.toString('utf16le');
}
