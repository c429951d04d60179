import type { ReferenceUnit } from '../../text/languages/language.js';
import type { Token } from '../../text/phrases.js';
import type { ReferenceTables } from './reference-words.js';

/** A reference's place among the tokens of a text. */
interface Place {
  from: number;
  to: number;
  unit?: ReferenceUnit;
}

/** Tokens looked at behind "of" or "in" for the name of a text. */
const MOST_BEHIND = 6;
const ARTICLES = new Set(
  'the a an le la les l der die das dem den des el los las il lo gli o os as het de da do ta'.split(' '),
);
/** Words that join a unit to what it is part of; behind other prepositions only a text's name makes it another's. */
const OF = new Set(
  'of cua thuoc der des de del du della dell dei van z ze av af ta tal do da dos das του της των al a'.split(' '),
);
/** Topics in capitals that stand before a clause and name no text. */
const TOPICS = new Set('iuu oda fdi eez sme vnd usd eur sdg ndc jetp gsp ets covid asean eu vn'.split(' '));
/** Verbs between somebody and the article of a treaty that they use. */
const USES = new Set('use used uses invoke invoked invokes trigger triggered triggers activate activated'.split(' '));

/**
 * Whether a reference is to another text than ours: "EVFTA Article 13", "NATO's article 5", "Điều 7 Hiệp định Paris", "Article 6
 * of the Paris Agreement". A sign in place of a document's name shows that it is ours.
 * @param named whether the text names one of our documents
 */
export function isForeign(tokens: readonly Token[], place: Place, tables: ReferenceTables, named: boolean): boolean {
  return namedBefore(tokens, place, tables) || namedBehind(tokens, place, tables) || (!named && isUsed(tokens, place));
}

/** "GDPR clause 6", "NATO's article 5", "the Paris Agreement, Article 6", "Regulation No 34". */
function namedBefore(tokens: readonly Token[], { from }: Place, tables: ReferenceTables): boolean {
  let at = from - 1;
  while (at >= 0 && (ARTICLES.has(tokens[at]?.text ?? '') || tokens[at]?.text === ',')) at -= 1;
  const isOwner = tokens[at]?.text === 's' && tokens[at - 1]?.text === "'";
  if (isOwner) at -= 2;
  const owner = tokens[at];
  if (owner?.kind !== 'word') return false;
  if (isText(tokens, at, tables) && tables.documents.at(tokens, at) === undefined) return true;
  if (isAcronym(tokens, owner)) return true;
  return isOwner && owner.capital && !TOPICS.has(owner.text);
}

/** "Article 8(1) ECHR", "Điều 5 Luật Đất đai", "clause 34 of the EVFTA". */
function namedBehind(tokens: readonly Token[], { to }: Place, tables: ReferenceTables): boolean {
  const next = tokens[to];
  if (next?.kind !== 'word') return false;
  if (isText(tokens, to, tables) || isAcronym(tokens, next)) return true;
  const of = tables.of.at(tokens, to);
  if (!of) return false;
  let at = to + of.length;
  while (ARTICLES.has(tokens[at]?.text ?? '') || tokens[at]?.text === "'") at += 1;
  const named = tokens[at];
  if (named?.kind !== 'word') return false;
  if (isOurName(tokens, at, tables)) return false;
  const end = Math.min(tokens.length, at + MOST_BEHIND);
  for (let i = at; i < end && tokens[i]?.kind === 'word'; i += 1) {
    const token = tokens[i];
    if (token && (isText(tokens, i, tables) || isAcronym(tokens, token))) return true;
  }
  return OF.has(next.text) && named.text.length >= 3 && !GENERAL.has(named.text);
}

/** "in detail", "of all", "của nó". */
const GENERAL = new Set(
  'all each both them it this that these those which what full total nay do no tat bao'.split(' '),
);

/** "the statement", "our document", "Article 5" of "paragraph 2 of Article 5". */
function isOurName(tokens: readonly Token[], at: number, tables: ReferenceTables): boolean {
  for (const i of [at, at + 1]) if (tables.documents.at(tokens, i) || tables.units.at(tokens, i)) return true;
  return false;
}

/** A word for a kind of text; "act" and "code" are verbs and nouns of much else, so they need a capital in English. */
function isText(tokens: readonly Token[], at: number, tables: ReferenceTables): boolean {
  const text = tables.texts.at(tokens, at);
  if (!text) return false;
  return tokens[at]?.capital === true || !VERBS_TOO.has(tokens[at]?.text ?? '');
}

const VERBS_TOO = new Set([
  'act',
  'code',
  'accord',
  'acordo',
  'lag',
  'lov',
  'carta',
  'tractat',
  'quy',
  'dekret',
  'lain',
  'laki',
  'lex',
  'wet',
]);

/** Capitals throughout, as of a treaty; in a text that is all capitals they tell nothing. */
function isAcronym(tokens: readonly Token[], { text, allCapitals }: Token): boolean {
  if (!allCapitals || text.length < 3 || TOPICS.has(text)) return false;
  return tokens.some(({ kind, allCapitals: shouted, text: other }) => kind === 'word' && !shouted && other.length > 1);
}

/** "Why did the UK use Article 50?": somebody else's treaty. */
function isUsed(tokens: readonly Token[], { from, unit }: Place): boolean {
  return unit === 'article' && USES.has(tokens[from - 1]?.text ?? '');
}
