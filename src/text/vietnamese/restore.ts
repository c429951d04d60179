import { withDictionaryTones } from './fold.js';
import type { DiacriticsModel } from './model.js';
import { likeliestSyllables, type Slot, WEIGHTS } from './search.js';
import { isCapitals, startsWithCapital, type TypedToken, tokenize } from './tokens.js';

export { type DiacriticsModel, loadDiacriticsModel } from './model.js';

/** Bonus of the plain spelling, in natural-log units, if every other word has its marks: the writer types them. */
const TYPES_MARKS = 9;

/** The syllable with the capitals of what was typed; both have one character for each letter. */
function withCaseOf(syllable: string, typed: string): string {
  return [...syllable]
    .map((letter, i) => (startsWithCapital(typed.charAt(i)) ? letter.toUpperCase() : letter))
    .join('');
}

/** What a token stands for, syllable by syllable. Proper names in the shorthand list are already capitalised. */
function expand(token: TypedToken, model: DiacriticsModel): string[] {
  const meaning = model.shorthand.get(token.lower) ?? token.text;
  const proper = startsWithCapital(meaning);
  const capital = startsWithCapital(token.text) && !proper;
  const text = capital ? meaning.charAt(0).toUpperCase() + meaning.slice(1) : meaning;
  return (isCapitals(token.text) && !proper ? text.toUpperCase() : text).split(' ');
}

/** Vietnamese typed with its marks, with chat shorthand written out: "nhân quyền ntn" → "nhân quyền như thế nào". */
export function withoutShorthand(text: string, model: DiacriticsModel): string {
  const composed = text.normalize('NFC');
  let [written, end] = ['', 0];
  for (const token of tokenize(composed, model)) {
    if (token.kind !== 'shorthand') continue;
    written += composed.slice(end, token.start) + expand(token, model).join(' ');
    end = token.start + token.text.length;
  }
  return written + composed.slice(end);
}

function nameRole(tokens: readonly TypedToken[], at: number): Slot['name'] {
  const token = tokens[at];
  if (!token || !startsWithCapital(token.text)) return 'no';
  const before = token.joined && startsWithCapital(tokens[at - 1]?.text ?? '');
  const next = tokens[at + 1];
  const after = next?.joined === true && startsWithCapital(next.text) && next.kind !== 'other';
  if (before) return 'given';
  if (after) return 'family';
  return token.first ? 'no' : 'given';
}

/** The share of words with marks; accented Vietnamese has them on about three words in four. */
function markedShare(tokens: readonly TypedToken[]): number {
  const marked = tokens.filter((token) => token.kind === 'marked').length;
  const plain = tokens.filter((token) => token.kind === 'plain').length;
  return marked === 0 ? 0 : marked / (marked + plain);
}

/**
 * Vietnamese typed with no or only some diacritics, written with all: "go the vang" → "gỡ thẻ vàng". Words that have
 * marks, digits, punctuation, spacing, letter case, acronyms and foreign words stay as they are; chat shorthand ("ko",
 * "vn") is written out. Only for text known to be Vietnamese: it would put marks on English ("can").
 */
export function restoreDiacritics(text: string, model: DiacriticsModel, weights = WEIGHTS): string {
  const composed = text.normalize('NFC');
  const tokens = tokenize(composed, model);
  const plainBonus = TYPES_MARKS * markedShare(tokens);

  let restored = '';
  let end = 0;
  for (let from = 0; from < tokens.length; ) {
    const to = endOfRun(tokens, from);
    const slots = slotsOf(tokens, from, to, model, plainBonus);
    const syllables = slots.length > 0 ? likeliestSyllables(slots, model, weights) : [];
    let slot = 0;
    for (const token of tokens.slice(from, to)) {
      restored += composed.slice(end, token.start);
      end = token.start + token.text.length;
      if (token.kind === 'other') {
        restored += token.text;
      } else if (token.kind === 'plain') {
        restored += withCaseOf(model.syllables[syllables[slot] ?? 0] || token.lower, token.text);
        slot += 1;
      } else {
        const written = token.kind === 'shorthand' ? expand(token, model) : [token.text];
        restored += written.join(' ');
        slot += written.length;
      }
    }
    from = to;
  }
  return restored + composed.slice(end);
}

/** The end of the run of words that begins at a token; a token that is not Vietnamese is its own run. */
function endOfRun(tokens: readonly TypedToken[], from: number): number {
  let to = from + 1;
  while (tokens[to]?.joined === true && tokens[to]?.kind !== 'other' && tokens[to - 1]?.kind !== 'other') to += 1;
  return to;
}

/**
 * The candidates for the words of a run: one of several syllables for a word without marks, the word itself for any
 * other.
 */
function slotsOf(
  tokens: readonly TypedToken[],
  from: number,
  to: number,
  model: DiacriticsModel,
  plainBonus: number,
): Slot[] {
  const slots: Slot[] = [];
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (!token || token.kind === 'other') continue;
    if (token.kind === 'plain') {
      slots.push({ fold: model.folds.get(token.lower) ?? -1, given: 0, plainBonus, name: nameRole(tokens, at) });
      continue;
    }
    for (const syllable of token.kind === 'shorthand' ? expand(token, model) : [token.lower]) {
      const given = model.numbers.get(withDictionaryTones(syllable.toLowerCase().normalize('NFC'))) ?? 0;
      slots.push({ fold: -1, given, plainBonus: 0, name: 'no' });
    }
  }
  return slots;
}
