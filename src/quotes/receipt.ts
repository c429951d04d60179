import { createHash } from 'node:crypto';
import { UsageError } from '../errors.js';
import type { Citation, Span } from '../model.js';

/** What a receipt says: which words stood where. */
export interface Receipt extends Span {
  documentId: string;
  /** The first 16 hexadecimal digits of the sha256 of the words. */
  hash: string;
}

const DIGITS = 16;

/**
 * A receipt of a quote: `joint-statement-2026:18513-18765:1a2b3c4d5e6f7081`, short enough to be typed. It holds the document, the
 * offsets of the quote in its text (UTF-16 units), and the beginning of the sha256 of the quoted words (in UTF-8).
 *
 * The words are hashed and not the file: a file changes with every correction anywhere in it and with its front matter, and the
 * receipt is to say whether *these words* still stand there.
 */
export function receiptOf({
  documentId,
  quote,
  start,
  end,
}: Pick<Citation, 'documentId' | 'quote' | 'start' | 'end'>): string {
  return writeReceipt({ documentId, start, end, hash: hashOf(quote) });
}

export function writeReceipt({ documentId, start, end, hash }: Receipt): string {
  return `${documentId}:${start}-${end}:${hash}`;
}

/** The hash of a quote as it stands in receipts. */
export function hashOf(words: string): string {
  return createHash('sha256').update(words, 'utf8').digest('hex').slice(0, DIGITS);
}

const WRITTEN = /^([a-z0-9]+(?:-[a-z0-9]+)*):(\d{1,10})-(\d{1,10}):([0-9a-f]{16})$/;

/**
 * Reads a receipt as somebody typed or pasted it: capitals, and back-ticks or brackets around it, do not matter.
 * @throws UsageError when it is none
 */
export function readReceipt(text: string): Receipt {
  const bare = text.trim().replace(/^[`<("'“]+|[`>)"'”.,;]+$/g, '');
  const [, documentId = '', from, to, hash = ''] = WRITTEN.exec(bare.toLowerCase()) ?? [];
  const [start, end] = [Number(from), Number(to)];
  if (end > start) return { documentId, start, end, hash };
  throw new UsageError(
    'bad_receipt',
    'This is no receipt of a citation.',
    'Copy all of it: document, offsets and 16 digits, for example joint-statement-2026:100-200:0123456789abcdef.',
  );
}
