import { createHash } from 'node:crypto';
import { UsageError } from '../errors.js';
import type { Citation, Span } from '../model.js';
import { cleaned } from './tokens.js';

/** What a receipt says: which words were where. */
export interface Receipt extends Span {
  documentId: string;
  /** The first 16 hexadecimal digits of the sha256 of the words. */
  hash: string;
}

const DIGITS = 16;

/**
 * A receipt of a quote: `joint-statement-2026:18513-18765:1a2b3c4d5e6f7081`, short enough to be typed. It contains the
 * document, the offsets of the quote in its text (UTF-16 units), and the beginning of the sha256 of the quoted words
 * (in UTF-8, with one space for any white space between them).
 *
 * The words are hashed rather than the file: a file changes with every correction anywhere in it and with its front
 * matter, but the receipt must show whether *these words* are still there.
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

/** The hash of a quote, as written in receipts. White space counts as one space: lines may be wrapped differently. */
export function hashOf(words: string): string {
  return digestOf(words.replace(ODD_SPACE, ' '));
}

/** Whether a hash is that of these words; older receipts have that of the words with their line breaks. */
export function isHashOf(hash: string, words: string): boolean {
  const plain = words.replace(ODD_SPACE, ' ');
  return digestOf(plain) === hash || (plain !== words && digestOf(words) === hash);
}

/** White space that is not one space. */
const ODD_SPACE = /[^\S ]\s*| \s+/g;

function digestOf(words: string): string {
  return createHash('sha256').update(words, 'utf8').digest('hex').slice(0, DIGITS);
}

/** Dashes that are typed or pasted in place of a hyphen, and Markdown marks. */
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
const MARKDOWN = /[*|`]/g;
/** Offsets and hash; the document's id comes before them. */
const OFFSETS_AND_HASH = /:(\d{1,10})-(\d{1,10}):([0-9a-f]{16})(?![0-9a-z])/g;
/** An id as written in receipts; longer ones are not accepted. */
const ID = /(?<![a-z0-9-])[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST_ID = 200;
const HASH_AT_END = /:[0-9a-f]{16}$/;
/** A line break or a space inside a receipt. */
const BROKEN = /\s*[\r\n]\s*|(?<=[-:])\s+|(?<!\s)\s+(?=[-:])/g;

/**
 * Reads a receipt as typed or pasted: capitals, Markdown, a label before it, brackets around it, other dashes, line
 * breaks and invisible characters do not matter.
 * @throws UsageError when it is not a receipt, or several
 */
export function readReceipt(text: string): Receipt {
  const plain = cleaned(text).toLowerCase().replace(DASHES, '-').replace(MARKDOWN, '');
  const found = receiptsIn(plain);
  // It may contain a line break.
  const all = found.length > 0 ? found : receiptsIn(plain.replace(BROKEN, ''));
  const [receipt, other] = [...new Map(all.map((each) => [writeReceipt(each), each])).values()];
  if (receipt && !other) return receipt;
  if (other) throw new UsageError('several_receipts', 'These are several receipts.', 'Check one receipt at a time.');
  throw new UsageError(
    'bad_receipt',
    'This is not a receipt of a citation.',
    'Copy all of it: document, offsets and 16 digits, for example joint-statement-2026:100-200:0123456789abcdef.',
  );
}

function receiptsIn(text: string): Receipt[] {
  return Array.from(text.matchAll(OFFSETS_AND_HASH), ({ 1: from, 2: to, 3: hash = '', index }): Receipt[] => {
    const { 0: documentId, index: at = 0 } = ID.exec(text.slice(Math.max(0, index - LONGEST_ID), index)) ?? {};
    const [start, end] = [Number(from), Number(to)];
    const before = text.slice(0, Math.max(0, index - LONGEST_ID) + at).trimEnd();
    // Another receipt may come before it, but not a word that could be part of the id.
    const follows = HASH_AT_END.test(before.slice(-LONGEST_ID)) || !/[\p{L}\p{N}]$/u.test(before.slice(-2));
    const isWhole = documentId !== undefined && end > start && follows;
    return isWhole ? [{ documentId, start, end, hash }] : [];
  }).flat();
}
