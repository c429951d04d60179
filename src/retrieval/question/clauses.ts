import { MOST, parseNumbers } from './numbers.js';

/** Clause numbers that a question asks for. */
export interface ClauseReference {
  /** In the order asked, each once; an absurdly long range is cut. */
  numbers: number[];
  /** The question is nothing but the reference, give or take a document's name. */
  alone: boolean;
}

/** Words that number anything; they mean a clause only where nothing else is asked, or the document is named. */
const LOOSE_UNITS = [
  'items?',
  'sections?',
  'nos?',
  'numbers?',
  'nr',
  'nummer',
  'muc',
  'doan',
  'lid',
  'leden',
  'alt',
  'pt',
  'bod[uy]?',
  'bode',
  'points?',
  'punkte?',
  'punkt',
].join('|');
/** Words for a numbered unit of a document, folded, in the EU's languages and Vietnamese with and without marks. */
const UNITS = [
  ...['clauses?', 'paragraphs?', 'paras?', 'articles?', 'arts?'],
  ...['dieu', 'khoan', 'diem'],
  ...['artikeln?', 'klauseln?', 'ziffern?', 'absatz(?:es)?', 'absatze', 'punktet', 'klausul(?:en)?', 'paragraf(?:en)?'],
  ...[
    'alineas?',
    'paragraphes?',
    'clausulas?',
    'parrafos?',
    'puntos?',
    'articulos?',
    'apartados?',
    'clausol[ae]',
    'punt[oi]',
    'paragraf[oi]',
    'articol[oi]',
    'comm[ai]',
  ],
  ...[
    'paragrafos?',
    'pontos?',
    'artigos?',
    'artikelen',
    'punten',
    'clauza',
    'clauzele',
    'punctul',
    'punctele',
    'paragraful',
    'articolul',
  ],
  ...[
    'klauzul[aey]',
    'punkcie',
    'punkty',
    'ustep',
    'ustepy',
    'artykul',
    'clanek',
    'clanku',
    'odstavec',
    'odstavce',
    'dolozka',
    'clanok',
    'odsek',
  ],
  ...['клауза', 'клаузата', 'точка', 'член', 'параграф', 'ρητρα', 'σημειο', 'αρθρο', 'παραγραφος', 'παραγραφο'],
  ...[
    'kohta',
    'kohdassa',
    'kohdan',
    'lauseke',
    'artikla',
    'pont',
    'pontja',
    'bekezdes',
    'cikk',
    'klauzula',
    'tocka',
    'tocki',
    'tocke',
    'clan',
    'clen',
    'stavak',
  ],
  ...[
    'punkts?',
    'punktas',
    'punkta',
    'straipsnis',
    'straipsni',
    'pants',
    'panta',
    'klausel',
    'stycke',
    'alineat(?:ul)?',
    'klawsola',
    'artikolu',
    'airteagal',
    'clasal',
  ],
].join('|');

const NUMBERS = String.raw`\d{1,4}(?:\s*(?:[-–—]|to|until|through|den|toi|bis|à|a|do|tot|till)\s*\d{1,4})?`;
const JOIN = String.raw`\s*(?:,|;|&|and|va|und|et|y|e|en|i|och|og|ja|și|si|és|es)\s*`;
const LIST = `(${NUMBERS}(?:${JOIN}${NUMBERS})*)`;
const REFERENCE = new RegExp(
  `(?<![\\p{L}\\d])(?:(?<loose>${LOOSE_UNITS})\\.?\\s*|(?:${UNITS})\\.?\\s*(?:so|no\\.?|nr\\.?|number|n[°º])?\\s*|§+\\s*|#)${LIST}(?![\\d%\\p{L}])`,
  'giu',
);
/** "the 34th clause", "clause" after the number in languages that put it there ("34. pont", "34. kohta"). */
const NUMBER_FIRST = new RegExp(
  `(?<![\\p{L}\\d.,/])(\\d{1,3})(?:st|nd|rd|th|\\.|o|a|-[a-z]{1,2})?\\s+(?:${UNITS})(?![\\p{L}])`,
  'giu',
);
/** What follows a number that counts or measures something: "khoản 34 triệu", "điều 2 bên", "point 5 per cent". */
const MEASURE =
  /^\s*(?:%|trieu|ty|ti|nghin|ngan|million|billion|per ?cent|phan tram|usd|euro?s?|ben|nuoc|phia|nam|thang|ngay|years?|months?|days?)(?![\p{L}])/iu;
/** "những điều 2 bên …": things, not a clause. */
const THINGS = /(?:nhung|cac|nhieu|moi|tung|may|bao nhieu)\s+$/iu;

/** "yellow card number 150", "Regulation No 34": the number of another thing, which is named just before. */
const NUMBERED_THING =
  /(?<!\p{L})(?!(?:show|give|read|open|quote|cite|find|tell|about|does|says?|what|under|unter|zeige?|sous)\s)\p{L}{4,}\s+$/iu;
const NUMBER_WORD = /^(?:nos?|numbers?|nr|nummer)(?!\p{L})/iu;

/**
 * "Article 6 of the Paris Agreement": a unit of a text that is none of ours. `\\u0000` stands where the reference stood, and the
 * names of our documents were taken out before.
 */
const OF_ANOTHER =
  /\u0000\s*(?:of|in|under|to|cua|trong|der|des|de la|del|du|de l|dell|della|van de|ze|av|af)\s+(?:the\s+)?(?!statement|declaration|document|text|tuyen bo|van ban)\p{L}{3,}/u;

/** How much text beside a reference is looked at, in UTF-16 units: a word or two. */
const LOOK_AROUND = 60;

/**
 * The clauses a question names: "clause 34", "clauses 30-36", "Điều 34", "khoan 34", "no. 34 of the Joint Statement", "§ 34".
 * @param folded the question in lower case without diacritics, without the names of our documents
 * @param named whether one of our documents was named
 */
export function clauseReferences(folded: string, named: boolean): ClauseReference | undefined {
  const numbers: number[] = [];
  let rest = folded;
  let loose = false;
  for (const match of folded.matchAll(REFERENCE)) {
    const end = match.index + match[0].length;
    const before = folded.slice(Math.max(0, match.index - LOOK_AROUND), match.index);
    const after = folded.slice(end, end + LOOK_AROUND);
    if (MEASURE.test(after) || THINGS.test(before) || /^[.,/]\d/.test(after)) continue;
    if (NUMBER_WORD.test(match[0]) && NUMBERED_THING.test(before)) continue;
    numbers.push(...parseNumbers(match[2] ?? ''));
    if (match.groups?.loose !== undefined) loose = true;
    rest = rest.replace(match[0], ' \u0000 ');
  }
  if (numbers.length === 0) {
    for (const match of folded.matchAll(NUMBER_FIRST)) {
      numbers.push(Number(match[1]));
      rest = rest.replace(match[0], ' \u0000 ');
    }
  }
  if (numbers.length === 0 || OF_ANOTHER.test(rest)) return undefined;
  const alone = contentWords(rest) <= 3;
  if (loose && !alone && !named) return undefined;
  return { numbers: [...new Set(numbers)].slice(0, MOST), alone };
}

function contentWords(text: string): number {
  return (text.match(/[\p{L}\d]{4,}/gu) ?? []).length;
}
