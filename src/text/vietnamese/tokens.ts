import { foldDiacritics } from './fold.js';
import type { DiacriticsModel } from './model.js';

/** How a word of the text is treated. */
export type TokenKind =
  /** typed without marks, may be Vietnamese */
  | 'plain'
  /** typed with marks: kept, and used as context */
  | 'marked'
  /** chat shorthand: replaced */
  | 'shorthand'
  /** everything else: kept, but not used as context */
  | 'other';

export interface TypedToken {
  readonly text: string;
  /** UTF-16 offset of `text`. */
  readonly start: number;
  readonly kind: TokenKind;
  readonly lower: string;
  /** Whether the token continues the run of the one before it: only a space or a hyphen is between them. */
  readonly joined: boolean;
  /** Whether a sentence starts here, so that a capital means nothing. */
  readonly first: boolean;
}

/** Addresses, code and mentions, which are not prose; then words, with digits and marks inside them. */
const HOST = String.raw`\b[\w-]+(?:\.[\w-]+)*\.(?:vn|com|org|net|eu|gov|edu|int|info)\b`;
const NO_PROSE = ['`[^`]*`', String.raw`<[^>\s]+>|\w+:\/\/\S+|\S+@\S+|[@#]\w+`, HOST].join('|');
const PIECE = new RegExp(String.raw`(?<skip>${NO_PROSE})|[\p{L}\p{N}][\p{L}\p{N}\p{M}]*`, 'giu');
const GAP = /^(?:[ \t\u00A0]+|[-‐‑])$/u;
const SENTENCE_START = /^\s*$|[.!?…:]["'”’)\]]*\s+$|\n\s*$/u;
const LETTERS = /^[\p{L}\p{M}]+$/u;
const CAPITALS = /^\p{Lu}{2,}$/u;

export function startsWithCapital(text: string): boolean {
  return /^\p{Lu}/u.test(text);
}

export function isCapitals(text: string): boolean {
  return CAPITALS.test(text.normalize('NFC'));
}

/**
 * Whether a word in capitals is Vietnamese written in capitals ("VIET NAM") and not an acronym: every word of the text
 * is in capitals, or a word beside it could be Vietnamese too.
 */
function shouts(words: readonly string[], at: number, model: DiacriticsModel): boolean {
  const could = (word: string | undefined) =>
    word !== undefined &&
    isCapitals(word) &&
    model.folds.has(foldDiacritics(word).toLowerCase()) &&
    !model.foreign.always.has(word.toLowerCase());
  if (!could(words[at])) return false;
  return could(words[at - 1]) || could(words[at + 1]) || (words.length > 2 && words.every(isCapitals));
}

function kindOf(text: string, lower: string, shouting: boolean, around: string, model: DiacriticsModel): TokenKind {
  if (!LETTERS.test(text)) return 'other';
  const capitals = isCapitals(text) && !shouting;
  // "v.v.", "T.S.": letters beside full stops are other abbreviations.
  const abbreviates = lower.length === 1 && (/^\.\p{L}/u.test(around.slice(2)) || /\p{L}\.$/u.test(around.slice(0, 2)));
  if (model.shorthand.has(lower)) {
    const letter = text.length === 1 && startsWithCapital(text);
    const expand = capitals || letter ? model.shorthandInCapitals.has(lower) : !abbreviates;
    if (expand) return 'shorthand';
  }
  if (foldDiacritics(lower) !== lower.normalize('NFC')) return 'marked';
  if (capitals || abbreviates || model.foreign.always.has(lower)) return 'other';
  return model.folds.has(lower) ? 'plain' : 'other';
}

/** A word that cannot be Vietnamese; acronyms do not count, since they occur in any Vietnamese sentence. */
function isForeignWord(token: TypedToken | undefined): token is TypedToken {
  return token !== undefined && token.kind === 'other' && LETTERS.test(token.text) && !isCapitals(token.text);
}

function staysForeign(tokens: readonly TypedToken[], at: number, model: DiacriticsModel): boolean {
  const token = tokens[at];
  if (token?.kind !== 'plain') return false;
  const before = token.joined ? tokens[at - 1] : undefined;
  const after = tokens[at + 1]?.joined ? tokens[at + 1] : undefined;
  if (model.foreign.between.has(token.lower) && isForeignWord(before) && isForeignWord(after)) return true;
  const alike = (other: TypedToken | undefined) =>
    isForeignWord(other) && startsWithCapital(other.text) === startsWithCapital(token.text);
  return model.foreign.beside.has(token.lower) && (alike(before) || alike(after));
}

/** The words of a text, in order; the text between them is not listed. */
export function tokenize(text: string, model: DiacriticsModel): TypedToken[] {
  const pieces = [...text.matchAll(PIECE)];
  const words = pieces.map((piece) => piece[0]);
  const tokens: TypedToken[] = [];
  let end = 0;
  for (const [at, piece] of pieces.entries()) {
    const [word] = piece;
    const gap = text.slice(end, piece.index);
    const lower = word.normalize('NFC').toLowerCase();
    const after = piece.index + word.length;
    const around = text.slice(Math.max(0, piece.index - 2), piece.index).padStart(2) + text.slice(after, after + 2);
    tokens.push({
      text: word,
      start: piece.index,
      kind: piece.groups?.skip ? 'other' : kindOf(word, lower, shouts(words, at, model), around, model),
      lower,
      joined: end > 0 && GAP.test(gap),
      first: SENTENCE_START.test(text.slice(0, piece.index).slice(-8)) || end === 0,
    });
    end = after;
  }
  return tokens.map((token, at) => (staysForeign(tokens, at, model) ? { ...token, kind: 'other' as const } : token));
}
