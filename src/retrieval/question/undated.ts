import { fold } from '../../text/fold.js';
import { monthsIn } from '../../text/months.js';

/** A year that says when, behind the word that says so, in the languages of questions. */
const WHEN =
  /(?<![\p{L}\p{N}])(?:in|of|since|before|after|during|from|until|year|im jahr|seit|vor|nach|en|de|depuis|avant|apres|desde|antes de|nel|dal|prima del|em|w|od|przed|roku|v|roce|din|dupa|anul|under|ar|nam|trong nam|tu nam|ke tu nam|truoc nam|sau nam|hoi nam|το|от|през)\s+(?:the year\s+)?(?:19|20)\d{2}(?![\d\p{L}]|[-/.]\d|\s*%|\s+(?:unclos|convention|protocol|agenda|treaty|vision))/gu;
/** What leads to a month or a day, and hangs in the air without it. */
const LEADS =
  /(?:^|(?<=[\s,(]))(?:on|in|of|since|before|after|during|from|until|by|the|back|am|im|vom|seit|den|le|en|du|depuis|el|dia|il|nel|em|no|w|dnia|v|pe|in data de|vao|trong|hom|hoi|ngay|vao ngay|trong thang|ke tu)\s*$/u;

/**
 * A question without the days, months and years that say when: they narrow what may answer, and are in no passage's words.
 * What would leave nothing to search for stays.
 */
export function withoutDates(text: string, language: string): string {
  const folded = sameLength(text);
  const spans = monthsIn(text, language)
    .filter(
      ({ year, day, start, end }) => year !== undefined || day !== undefined || /\p{L}/u.test(text.slice(start, end)),
    )
    .map(({ start, end, day, year }) => ({
      start: day !== undefined || year !== undefined ? withDay(text, start) : start,
      end,
    }));
  for (const match of folded.matchAll(WHEN)) spans.push({ start: match.index, end: match.index + match[0].length });
  if (spans.length === 0) return text;
  let kept = '';
  let at = 0;
  for (const { start, end } of spans.sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    const lead = LEADS.exec(folded.slice(at, start));
    kept += `${text.slice(at, lead ? at + lead.index : start)} `;
    at = end;
  }
  const rest = `${kept}${text.slice(at)}`.replace(/\s+/g, ' ').trim();
  return /\p{L}{2,}/u.test(rest) ? rest : text;
}

/** Where the day before a month begins: "15 April". */
function withDay(text: string, start: number): number {
  const day = /(?<!\d)\d{1,2}(?:st|nd|rd|th|\.|º|er)?\s*(?:de\s+|of\s+)?$/u.exec(text.slice(0, start));
  return day ? day.index : start;
}

/** Folded letter by letter, so that offsets stay. */
function sameLength(text: string): string {
  return [...text].map((letter) => (letter.length === 1 ? (fold(letter)[0] ?? letter) : letter)).join('');
}
