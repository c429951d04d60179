import { isUtf8 } from 'node:buffer';
import { problem } from './problems.js';

/** Bytes searched for a declaration, and characters checked for an old Vietnamese encoding. */
const HEAD_BYTES = 4096;
const SAMPLE = 200_000;

/** Display names of common encodings. */
const NAMES: Record<string, string> = {
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'windows-1252 (Western European)',
  'windows-1258': 'windows-1258 (Vietnamese)',
};

/** Frequent Vietnamese words as stored by .Vn and VNI fonts: và, các, của, được, những … */
const TCVN3 = String.raw`vµ|c¸c|cña|®\u00ad?îc|®−îc|nh÷ng|®iÒu|ViÖt|trªn|víi|kh«ng|n\u00ad?íc|n−íc|quyÒn|ph¶i`;
const TCVN3_WORDS = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${TCVN3})(?![\p{L}])`, 'giu');
const VNI_WORDS =
  /(?<![\p{L}\p{N}])(?:vaø|caùc|cuûa|ñöôïc|nhöõng|ñieàu|Vieät|treân|vôùi|khoâng|nöôùc|quyeàn|phaûi)(?![\p{L}])/giu;
/** One such word may be a coincidence; a page of Vietnamese has dozens. */
const ENOUGH_WORDS = 3;

/**
 * The old font encoding of a Vietnamese text, if it has one. Its letters look right only in one family of fonts; as
 * text they are different letters.
 */
function vietnameseFontEncoding(text: string): string | undefined {
  const sample = text.slice(0, SAMPLE);
  if ((sample.match(TCVN3_WORDS)?.length ?? 0) >= ENOUGH_WORDS) return 'TCVN3 (ABC)';
  if ((sample.match(VNI_WORDS)?.length ?? 0) >= ENOUGH_WORDS) return 'VNI';
  return undefined;
}

/** @throws CorpusError when a text is in an old Vietnamese font encoding */
export function refuseFontEncoding(text: string, file: string): void {
  const name = vietnameseFontEncoding(text);
  if (name === undefined) return;
  throw problem(
    'legacy_encoding',
    file,
    `is Vietnamese in the old font encoding ${name}: its letters would be read as others.`,
    'Convert it to Unicode, for example with the toolkit of UniKey, and save it again.',
  );
}

/** The encoding shown by a byte order mark, or by zero bytes at every other position. */
function unicodeByBytes(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0x3c && bytes[1] === 0 && bytes[3] === 0) return 'utf-16le';
  if (bytes[0] === 0 && bytes[1] === 0x3c && bytes[2] === 0) return 'utf-16be';
  return undefined;
}

/**
 * The first kilobytes of a file as text, for recognising its format: decoded by its byte order mark, otherwise as
 * Latin-1.
 */
export function headText(bytes: Uint8Array): string {
  const head = bytes.subarray(0, HEAD_BYTES);
  const encoding = unicodeByBytes(head);
  return new TextDecoder(encoding ?? 'latin1').decode(head).replace(/^\uFEFF/, '');
}

/** The encoding declared at the start of an HTML or XML file. */
function declaredIn(head: string): string | undefined {
  const xml = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1];
  return xml ?? /<meta[^>]*\bcharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1];
}

/**
 * The text of a markup file, decoded by its byte order mark, as UTF-8 if it is valid, or by the encoding it declares.
 * @throws CorpusError when the bytes do not fit the encoding, or the encoding is unknown or an old font's
 */
export function decodeMarkup(bytes: Uint8Array, file: string): string {
  const declared = declaredIn(headText(bytes));
  // A page saved by a browser is often UTF-8 but still declares its old encoding, so the bytes take precedence.
  const label = unicodeByBytes(bytes) ?? (isUtf8(bytes) ? 'utf-8' : (declared ?? 'utf-8'));
  const decoder = decoderOf(label, file);
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    throw problem(
      'not_utf8',
      file,
      declared === undefined
        ? 'is not UTF-8 and names no other encoding.'
        : `is not valid ${encodingName(decoder.encoding)}, which it claims to be.`,
      'Save it as UTF-8.',
    );
  }
  if (decoder.encoding === 'windows-1252') text = withQuotes(text);
  refuseFontEncoding(text, file);
  return text.replace(/\r\n?/g, '\n');
}

/** The windows-1252 characters from 0x80 to 0x9f, in order; unassigned positions are unchanged. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Node 20 decodes windows-1252 as Latin-1, in which quotation marks and dashes are control characters. */
function withQuotes(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (letter) => WINDOWS_1252[letter.charCodeAt(0) - 0x80] ?? letter);
}

function decoderOf(label: string, file: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    throw problem(
      'unknown_encoding',
      file,
      `is in the encoding “${label}”, which cannot be read.`,
      'Save it as UTF-8.',
    );
  }
}

/** The display name of an encoding. */
function encodingName(encoding: string): string {
  return NAMES[encoding] ?? encoding.toUpperCase();
}

/** Bytes that mean other characters in windows-1258 than in windows-1252: combining tone marks, ơ, ư, ă, đ, ₫. */
const VIETNAMESE_BYTES = new Set([0xcc, 0xd2, 0xde, 0xec, 0xf2, 0xd0, 0xf0, 0xd5, 0xf5, 0xdd, 0xfd, 0xc3, 0xe3]);
/** Share of these bytes among all non-ASCII bytes: about half in Vietnamese, under a tenth in French or German. */
const VIETNAMESE_SHARE = 0.3;

/**
 * The probable encoding of a plain text that is not UTF-8, for a message: `UTF-16`, `windows-1258 (Vietnamese)`, `TCVN3
 * (ABC)`, `VNI` or `windows-1252 (Western European)`.
 */
export function likelyEncoding(bytes: Uint8Array): string {
  const unicode = unicodeByBytes(bytes) ?? unmarkedUtf16(bytes);
  if (unicode !== undefined) return encodingName(unicode);
  const sample = bytes.subarray(0, SAMPLE);
  const old = vietnameseFontEncoding(Buffer.from(sample).toString('latin1'));
  if (old !== undefined) return old;
  let high = 0;
  let vietnamese = 0;
  for (const byte of sample) {
    if (byte < 0x80) continue;
    high += 1;
    if (VIETNAMESE_BYTES.has(byte)) vietnamese += 1;
  }
  return encodingName(vietnamese > high * VIETNAMESE_SHARE ? 'windows-1258' : 'windows-1252');
}

/** UTF-16 without a byte order mark: in Latin script every other byte is zero. */
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  const head = bytes.subarray(0, HEAD_BYTES);
  const zeros = (parity: number) => head.filter((byte, i) => byte === 0 && i % 2 === parity).length;
  const even = zeros(0);
  const odd = zeros(1);
  const many = head.length / 5;
  if (odd > many && even === 0) return 'utf-16le';
  return even > many && odd === 0 ? 'utf-16be' : undefined;
}
