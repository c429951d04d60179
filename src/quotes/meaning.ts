import type { Difference, Meaning } from '../model.js';
import { negates } from './denials.js';
import { notesDiffer } from './notes.js';
import { cleaned, type QuoteToken, tokenise } from './tokens.js';

/** What a difference may change, the most serious first. */
export const MEANINGS: readonly Meaning[] = ['number', 'date', 'negation', 'modal', 'name', 'word', 'punctuation'];

const set = (words: string) => new Set(words.split(' '));

const ENGLISH_NUMBERS = set(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
    'eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands ' +
    'million millions billion billions trillion dozen half third quarter double triple twice once thrice percent ' +
    'first second fourth fifth sixth seventh eighth ninth tenth',
);
/**
 * Without "không", which is also zero, and "năm", also five: they are read in the sense that they nearly always have
 * here.
 */
const VIETNAMESE_NUMBERS = set(
  'một hai ba bốn sáu bảy tám chín mười mươi trăm nghìn ngàn vạn triệu tỷ tỉ rưỡi nửa đôi',
);
const DATES = set(
  'january february march april june july august september october november december jan feb mar apr jun jul aug sep ' +
    'sept oct nov dec monday tuesday wednesday thursday friday saturday sunday day days week weeks month months year ' +
    'years decade decades today yesterday tomorrow morning afternoon evening ngày tháng năm tuần quý chiều sáng tối ' +
    'hôm qua nay mai ngoái',
);
const MODALS = set(
  'will would may might shall should must can could need needs ought sẽ phải nên cần được thể hãy buộc bắt',
);
/** Words that are capitalised only because they begin a sentence. */
const NO_NAMES = set(
  'the a an both this that these those they he she it its his her their we our i you in on at of for to from by ' +
    'with without as and or but nor if when while where who which what during after before since under over between ' +
    'among also all any each every some many most several further furthermore moreover however once there here such ' +
    'regarding including hai các những tại trong ngoài về và với cũng đó này khi từ đến theo nhân trên dưới sau ' +
    'trước ông bà họ chúng một mọi cả',
);
const PREFIX = /^(?:un|in|im|il|ir|dis|non|non-)/;

const isYear = (key: string) => /^(?:1[89]|20)\d{2}$/.test(key);
const isDate = (key: string) => isYear(key) || /^\d{1,2}[/.:]\d{1,2}(?:[/.]\d{2,4})?$/.test(key);

/** The kind of a word whose change would change the meaning, if it has one. */
export function wordClass(key: string): Exclude<Meaning, 'name' | 'word' | 'punctuation'> | undefined {
  const small = key.toLowerCase();
  // "1.5" is not a date, but "24/5" and "9.10.2025" are.
  if (isYear(key) || /^\d{1,2}\/\d{1,2}(?:\/\d{2,4})?$|^\d{1,2}\.\d{1,2}\.\d{2,4}$/.test(key)) return 'date';
  if (/^\p{N}/u.test(key) || ENGLISH_NUMBERS.has(small) || VIETNAMESE_NUMBERS.has(small)) return 'number';
  // "May" is a month, "may" a modal verb.
  if (key === 'May' || DATES.has(small)) return 'date';
  if (negates(key)) return 'negation';
  return MODALS.has(small) ? 'modal' : undefined;
}

/** What a difference changes: the most serious of the kinds of words that only one side has. */
export function meaningOf({ source, given }: Difference): Meaning {
  const [own, theirs] = [tokenise(cleaned(source)), tokenise(cleaned(given))];
  const changed = [...without(own, theirs), ...without(theirs, own)];
  if (changed.length === 0 && own.some((token, i) => notesDiffer(token, theirs[i]))) return 'number';
  if (changed.length === 0) return tokensDiffer(own, theirs) ? 'word' : 'punctuation';
  const words = changed.filter(({ kind }) => kind !== 'mark');
  if (hasSign(source) !== hasSign(given)) return 'number';
  if (words.length === 0) return changed.some(({ key }) => /^[%‰°$€£¥₫]$/.test(key)) ? 'number' : 'punctuation';
  const kinds = new Set(words.map(({ key }) => wordClass(key)));
  // The 9 of "9 October" is part of a date.
  const inDate = words.some(({ key }) => isDate(key) || isMonth(key)) && !words.some(isFigure);
  if (kinds.has('number') && !inDate) return 'number';
  if (kinds.has('date')) return 'date';
  if (kinds.has('number')) return 'number';
  if (kinds.has('negation') || isNegated(own, theirs)) return 'negation';
  if (kinds.has('modal')) return 'modal';
  return words.some((word) => isName(word, own, theirs)) ? 'name' : 'word';
}

/** Whether a text has a minus or the like directly before a number: "-1.5". */
function hasSign(text: string): boolean {
  return /(?:^|[\s(])[-\u2010-\u2015\u2212±≤≥]\d/.test(text);
}

/** A number that cannot be a day. */
function isFigure({ key, kind }: QuoteToken): boolean {
  return kind === 'number' && !isDate(key) && !/^(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?$/.test(key);
}

function isMonth(key: string): boolean {
  const small = key.toLowerCase();
  return key === 'May' || (DATES.has(small) && /^(?:tháng|ngày|\p{Lu})/u.test(key));
}

/** The tokens that one text has more often than another, each as often as the surplus. */
function without(tokens: QuoteToken[], others: QuoteToken[]): QuoteToken[] {
  const left = new Map<string, number>();
  for (const { key } of others) left.set(key, (left.get(key) ?? 0) + 1);
  return tokens.filter(({ key }) => {
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}

/** The same tokens in another order. */
function tokensDiffer(a: QuoteToken[], b: QuoteToken[]): boolean {
  return a.some(({ key, kind }, i) => kind !== 'mark' && key !== b[i]?.key);
}

/** "reported" and "unreported". */
function isNegated(own: QuoteToken[], theirs: QuoteToken[]): boolean {
  const plain = (tokens: QuoteToken[]) => tokens.map(({ key }) => key.toLowerCase());
  const [a, b] = [plain(own), plain(theirs)];
  const negates = (one: string[], other: string[]) =>
    one.some((word) => PREFIX.test(word) && other.includes(word.replace(PREFIX, '')));
  return negates(a, b) || negates(b, a);
}

/** Capitalised, not because it begins a sentence, and not the same word as on the other side. */
function isName({ key }: QuoteToken, own: QuoteToken[], theirs: QuoteToken[]): boolean {
  if (!/^\p{Lu}/u.test(key) || NO_NAMES.has(key.toLowerCase())) return false;
  const small = key.toLowerCase();
  const otherCase = (tokens: QuoteToken[]) =>
    tokens.some((token) => token.key !== key && token.key.toLowerCase() === small);
  return !otherCase(own) && !otherCase(theirs);
}
