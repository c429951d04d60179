import type { Token } from '../../text/phrases.js';
import { NAMED_SIGN } from './places.js';
import type { ReferenceTables } from './reference-words.js';

/** A half-open range of tokens. */
export interface PlaceTokens {
  from: number;
  to: number;
}

/** Marks a reference as belonging to another text than ours. */
export interface Foreign {
  /** The tokens that name the text: "EVFTA", "Paris Agreement"; absent if only its owner is given. */
  name?: PlaceTokens;
}

/** A reference's position among the tokens of a text. */
interface Place extends PlaceTokens {
  unit?: string;
  /** The language of its unit word. */
  language?: string;
}

/** Tokens searched after "of" or "in" for the name of a text, and before a unit for the start of a name. */
const MOST_BEHIND = 6;
const MOST_BEFORE = 10;
/** Longest phrase for a kind of text: "bộ luật", "hiệp định khung". */
const LONGEST_TEXT = 3;
/** Lower-case syllables that may end a Vietnamese name: "Luật Đất đai". */
const MOST_SYLLABLES = 2;
const ARTICLES = new Set(
  'the a an le la les l der die das dem den des el los las il lo gli o os as het de da do ta'.split(' '),
);
/** Words that join a unit to its whole; after other prepositions only a text's name makes the reference foreign. */
const OF = new Set(
  'of cua thuoc der des de del du della dell dei van z ze av af ta tal do da dos das του της των al a'.split(' '),
);
/** Topics in capitals that may come before a clause but do not name a text. */
const TOPICS = new Set('iuu oda fdi eez sme vnd usd eur sdg ndc jetp gsp ets covid asean eu vn'.split(' '));
/** Names of texts that are also typed in lower case. None is a word in any language. */
const KNOWN = new Set(
  (
    'gdpr dsgvo rgpd tfeu aeuv tfue echr emrk cedh unclos gatt gats trips cptpp rcep evfta evipa ukvfta usmca nafta ' +
    'cedaw iccpr icescr unfccc cites wto nato dmca hipaa ccpa bgb stgb hgb eudr csddd csrd'
  ).split(' '),
);
/** Verbs between a party and the treaty article that it uses. */
const USES = new Set('use used uses invoke invoked invokes trigger triggered triggers activate activated'.split(' '));

/**
 * Whether a reference is to another text than ours: "EVFTA Article 13", "NATO's article 5", "Điều 7 Hiệp định Paris",
 * "Article 6 of the Paris Agreement", "luật đất đai điều 79". A sign in place of a document's name shows that it is
 * ours.
 * @param named whether the text names one of our documents
 */
export function foreignText(
  tokens: readonly Token[],
  place: Place,
  tables: ReferenceTables,
  named: boolean,
): Foreign | undefined {
  const before = namedBefore(tokens, place, tables);
  if (before) return before;
  const behind = namedBehind(tokens, place, tables);
  if (behind) return behind;
  return !named && isUsed(tokens, place) ? {} : undefined;
}

/** "GDPR clause 6", "NATO's article 5", "the Paris Agreement, Article 6", "Regulation (EU) 2016/679 Article 17". */
function namedBefore(tokens: readonly Token[], place: Place, tables: ReferenceTables): Foreign | undefined {
  let at = place.from - 1;
  while (at >= 0 && (ARTICLES.has(tokens[at]?.text ?? '') || tokens[at]?.text === ',')) at -= 1;
  const isOwner = tokens[at]?.text === 's' && tokens[at - 1]?.text === "'";
  if (isOwner) at -= 2;
  const owner = tokens[at];
  if (!owner) return undefined;
  const numbered = pastNumbers(tokens, at);
  const from = textEndingAt(tokens, numbered, tables);
  if (from !== undefined) return { name: { from: nameStart(tokens, from), to: at + 1 } };
  const word = tokens[numbered];
  if (word?.kind !== 'word') return undefined;
  if (isAcronym(tokens, word)) return { name: { from: numbered, to: at + 1 } };
  const general = place.language === 'vi' ? textBefore(tokens, numbered, tables) : undefined;
  if (general !== undefined) return { name: { from: general, to: at + 1 } };
  return isOwner && owner.capital && !TOPICS.has(owner.text) ? {} : undefined;
}

/** Skips back over the number of a text, "(EU) 2016/679" or "45/2019/QH14", to the word before it. */
function pastNumbers(tokens: readonly Token[], last: number): number {
  let at = last;
  let digits = false;
  for (; at > last - MOST_BEFORE && at > 0; at -= 1) {
    const token = tokens[at];
    if (!token) break;
    const isNumber = token.kind === 'number' || (!token.spaced && token.allCapitals);
    const isSign = ['/', '(', ')', '.'].includes(token.text);
    const inBrackets = token.allCapitals && tokens[at - 1]?.text === '(';
    if (!isNumber && !isSign && !inBrackets) break;
    digits ||= token.kind === 'number';
  }
  return digits ? at : last;
}

/** The start of a phrase for a kind of text that ends at a token; undefined for words used for our own documents. */
function textEndingAt(tokens: readonly Token[], last: number, tables: ReferenceTables): number | undefined {
  for (let from = Math.max(0, last - LONGEST_TEXT + 1); from <= last; from += 1) {
    if (textAt(tokens, from, tables) === last + 1 - from && tables.documents.at(tokens, from) === undefined)
      return from;
  }
  return undefined;
}

/** "luật đất đai điều 79", "công ước luật biển điều 76": in Vietnamese the kind of text comes first. */
function textBefore(tokens: readonly Token[], last: number, tables: ReferenceTables): number | undefined {
  for (let at = last; at >= 0 && at > last - MOST_BEHIND; at -= 1) {
    const token = tokens[at];
    const from = textEndingAt(tokens, at, tables);
    if (from !== undefined) return from;
    if (token?.kind !== 'word' || tables.asking.has(token.text) || tables.and.at(tokens, at)) return undefined;
  }
  return undefined;
}

/** Skips back over capitalised words before the kind of text: "Paris Agreement". */
function nameStart(tokens: readonly Token[], from: number): number {
  let at = from;
  while (at > 0 && at > from - MOST_BEHIND && tokens[at - 1]?.kind === 'word' && tokens[at - 1]?.capital) at -= 1;
  // A capital at the start of a question is not part of a name: "Does Regulation …".
  return at === 0 && from > 1 && ASKING_FIRST.has(tokens[0]?.text ?? '') ? 1 : at;
}

const ASKING_FIRST = new Set(
  'what does do did is was are why how where when which who show quote cite the theo'.split(' '),
);

/** "Article 8(1) ECHR", "Điều 5 Luật Đất đai", "clause 34 of the EVFTA". */
function namedBehind(tokens: readonly Token[], { to }: Place, tables: ReferenceTables): Foreign | undefined {
  const next = tokens[to];
  if (next?.kind !== 'word') return undefined;
  if (endsInOurName(tokens, to, tables)) return undefined;
  if (textAt(tokens, to, tables) > 0 || isAcronym(tokens, next) || isNamed(tokens, to, tables))
    return { name: { from: to, to: nameEnd(tokens, to, tables) } };
  const of = tables.of.at(tokens, to);
  if (!of) return undefined;
  let at = to + of.length;
  while (ARTICLES.has(tokens[at]?.text ?? '') || tokens[at]?.text === "'") at += 1;
  const named = tokens[at];
  if (named?.kind !== 'word' || isOurName(tokens, at, tables)) return undefined;
  const name = { from: at, to: nameEnd(tokens, at, tables) };
  const end = Math.min(tokens.length, at + MOST_BEHIND);
  for (let i = at; i < end && tokens[i]?.kind === 'word'; i += 1) {
    const token = tokens[i];
    if (token && (textAt(tokens, i, tables) > 0 || isAcronym(tokens, token))) return { name };
  }
  return OF.has(next.text) && named.text.length >= 3 && !GENERAL.has(named.text) ? { name } : undefined;
}

/** "Paris Agreement": capitalised words up to a kind of text. */
function isNamed(tokens: readonly Token[], from: number, tables: ReferenceTables): boolean {
  let at = from;
  while (at < from + MOST_BEHIND && tokens[at]?.kind === 'word' && tokens[at]?.capital) {
    if (textAt(tokens, at, tables) > 0) return true;
    at += 1;
  }
  return false;
}

/** The end of a name that begins at a token: its last capital or number, or the first word that asks. */
function nameEnd(tokens: readonly Token[], from: number, tables: ReferenceTables): number {
  const goesOn = (at: number) => {
    const token = tokens[at];
    if (!token || at >= from + MOST_BEHIND) return false;
    if (token.kind === 'sign') return ['-', '/', '(', ')'].includes(token.text) && at > from;
    return token.capital || token.kind === 'number' || !tables.asking.has(token.text);
  };
  let end = from + Math.max(1, textAt(tokens, from, tables));
  while (goesOn(end)) end += 1;
  const first = tokens[from];
  const isName = (token: Token) => token.capital || token.kind === 'number';
  const last = tokens.slice(from, end).findLastIndex(isName);
  const isLast = end === tokens.length && from + last + MOST_SYLLABLES >= end - 1;
  if (first?.allCapitals || (last > 0 && !isLast)) return from + last + 1;
  return end;
}

/** "in detail", "of all", "của nó". */
const GENERAL = new Set(
  'all each both them it this that these those which what full total nay do no tat bao'.split(' '),
);

/** "the statement", "our document", "Article 5" of "paragraph 2 of Article 5", "the CSP" before our document's name. */
function isOurName(tokens: readonly Token[], at: number, tables: ReferenceTables): boolean {
  if (endsInOurName(tokens, at, tables)) return true;
  for (const i of [at, at + 1]) if (tables.documents.at(tokens, i) || tables.units.at(tokens, i)) return true;
  return false;
}

/** Whether capitalised words go straight on to the name of one of our documents: "the CSP Joint Statement". */
function endsInOurName(tokens: readonly Token[], from: number, tables: ReferenceTables): boolean {
  let at = from;
  while (at < from + MOST_BEHIND && tokens[at]?.kind === 'word' && tokens[at]?.capital && !tables.and.at(tokens, at))
    at += 1;
  return at > from && tokens[at]?.text === NAMED_SIGN;
}

/**
 * The length of a phrase for a kind of text, 0 if there is none; "act" and "code" are also ordinary words, so they need
 * a capital.
 */
function textAt(tokens: readonly Token[], at: number, tables: ReferenceTables): number {
  const text = tables.texts.at(tokens, at);
  if (!text) return 0;
  return tokens[at]?.capital === true || !VERBS_TOO.has(tokens[at]?.text ?? '') ? text.length : 0;
}

const VERBS_TOO = new Set('act code accord acordo lag lov carta tractat quy dekret lain laki lex wet'.split(' '));

/**
 * Whether a word is all capitals, as for a treaty, or a well-known name; in a text that is all capitals they mean
 * nothing.
 */
function isAcronym(tokens: readonly Token[], { text, allCapitals }: Token): boolean {
  if (KNOWN.has(text)) return true;
  if (!allCapitals || text.length < 3 || TOPICS.has(text)) return false;
  return tokens.some(({ kind, allCapitals: shouted, text: other }) => kind === 'word' && !shouted && other.length > 1);
}

/** "Why did the UK use Article 50?": the article of another party's treaty. */
function isUsed(tokens: readonly Token[], { from, unit }: Place): boolean {
  return unit === 'article' && USES.has(tokens[from - 1]?.text ?? '');
}
