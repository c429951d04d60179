import type { Span } from '../model.js';

export type FigureKind = 'rank' | 'percentage' | 'money' | 'count';

/** A rank or figure stated in a text. */
export interface Figure extends Span {
  kind: FigureKind;
  /** Numeric if possible, so that "thứ 3" and "third" agree; qualifiers such as "nearly" or "over" are ignored. */
  value: number;
}

const ENGLISH_ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
const VIETNAMESE_ORDINALS: Readonly<Record<string, number>> = {
  nhất: 1,
  nhì: 2,
  hai: 2,
  ba: 3,
  tư: 4,
  bốn: 4,
  năm: 5,
  sáu: 6,
  bảy: 7,
  tám: 8,
  chín: 9,
  mười: 10,
};
const NUMBER = String.raw`\d+(?:[.,]\d+)*`;
const SCALE = String.raw`(?:thousand|million|billion|trillion|nghìn|ngàn|triệu|tỷ|tỉ|m|bn)(?!\p{L})`;
const CURRENCY = String.raw`(?:US\$|\$|€|£|USD|EUR|VND)`;
const CURRENCY_NAME = String.raw`(?:euros?|US dollars?|dollars?|USD|EUR|VND|đô la(?: Mỹ)?|đồng)(?!\p{L})`;
/** A count of time units says how long, not how much: "35 years", "tháng 5". */
const TIME = String.raw`(?:years?|months?|weeks?|days?|hours?|năm|tháng|tuần|ngày|giờ)(?!\p{L})`;
const RANKED_THING = 'market|partner|supplier|investor|exporter|importer|destination';
const RANKED =
  String.raw`(?:largest|biggest|highest|greatest|leading|top|most \p{L}+|(?:\p{L}+ ){0,2}(?:${RANKED_THING}))` +
  String.raw`(?!\p{L})`;

const VIETNAMESE_ORDINAL = Object.keys(VIETNAMESE_ORDINALS).join('|');
const ORDINAL = String.raw`(?:(?<ordinal>${ENGLISH_ORDINALS.join('|')})|(?<digits>\d{1,3})(?:st|nd|rd|th))`;

/** Words whose number is a time or a unit of a text, not a count of things. */
const NUMBERED = '[Nn]ăm|[Tt]háng|[Nn]gày|[Cc]lause|[Đđ]iều|[Aa]rticle|[Kk]hoản';

/** On overlap, earlier patterns win. */
const PATTERNS: readonly (readonly [FigureKind, RegExp])[] = [
  ['rank', new RegExp(String.raw`(?<![\p{L}\d])${ORDINAL}[ -]+${RANKED}`, 'giu')],
  ['rank', new RegExp(String.raw`(?<!\p{L})rank(?:s|ed|ing)?(?: as)?(?: number| no\.?)? ${ORDINAL}`, 'giu')],
  ['rank', /(?<!\p{L})(?:rank(?:s|ed|ing)? )?(?:number|no\.) (?<digits>\d{1,3})(?!\d)/giu],
  [
    'rank',
    new RegExp(
      String.raw`(?<!\p{L})(?:lớn|đứng|xếp|hạng|vị trí)(?: \p{L}+)? thứ ` +
        String.raw`(?:(?<digits>\d{1,3})|(?<ordinal>${VIETNAMESE_ORDINAL}))(?!\p{L})`,
      'giu',
    ),
  ],
  ['percentage', new RegExp(String.raw`(?<digits>${NUMBER})\s?(?:%|per ?cent(?!\p{L})|phần trăm)`, 'giu')],
  ['money', new RegExp(String.raw`${CURRENCY}\s?(?<digits>${NUMBER})(?:\s?(?<scale>${SCALE}))?`, 'giu')],
  ['money', new RegExp(String.raw`(?<digits>${NUMBER})(?:\s(?<scale>${SCALE}))?\s${CURRENCY_NAME}`, 'giu')],
  [
    'count',
    new RegExp(
      String.raw`(?<![\p{L}\d/.,-]|(?:${NUMBERED}) )(?<digits>(?!(?:19|20)\d{2}(?![\d.,]))${NUMBER})` +
        String.raw`(?:\s(?<scale>${SCALE}))?(?!\s${TIME})(?=\s\p{Ll})`,
      // A capital starts the name of a month or of a numbered thing.
      'gu',
    ),
  ],
];

const SCALES: Readonly<Record<string, number>> = {
  thousand: 1e3,
  nghìn: 1e3,
  ngàn: 1e3,
  million: 1e6,
  triệu: 1e6,
  m: 1e6,
  billion: 1e9,
  tỷ: 1e9,
  tỉ: 1e9,
  bn: 1e9,
  trillion: 1e12,
};

/**
 * The ranks, shares, amounts and counts stated in an English or Vietnamese text; years, dates and durations are
 * skipped.
 */
export function figuresIn(text: string): Figure[] {
  const found: Figure[] = [];
  for (const [kind, pattern] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (found.some(({ start, end }) => start < span.end && span.start < end)) continue;
      found.push({ kind, value: readValue(match.groups ?? {}), ...span });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function readValue({ digits, ordinal = '', scale }: Record<string, string | undefined>): number {
  if (digits !== undefined) return numberOf(digits) * (SCALES[scale?.toLowerCase() ?? ''] ?? 1);
  const word = ordinal.toLowerCase();
  return VIETNAMESE_ORDINALS[word] ?? ENGLISH_ORDINALS.indexOf(word) + 1;
}

/** "1.5" and "1,5" are one and a half; "20,000" and "20.000" are twenty thousand. */
function numberOf(digits: string): number {
  const whole = digits.replace(/[.,](?=\d{3}(?!\d))/g, '');
  return Number(whole.replace(',', '.'));
}

/**
 * Whether a question asks how much, how many or which rank; other questions may match figures, but are not about them.
 */
export function asksFigure(folded: string): boolean {
  return ASKS.test(folded);
}

const ASKS_IN_ENGLISH =
  'how (?:many|much|large|big|important|high|strong)|rank(?:s|ed|ing)?|largest|biggest|' +
  'what (?:position|place|share|percentage|proportion)|figures?|turnover';
const ASKS_IN_VIETNAMESE =
  String.raw`(?:lon|dung|xep|hang|vi tri)(?: \p{L}+)? thu|thu (?:may|bao nhieu)|bao nhieu|lon nhat|` +
  'lon (?:nhu the nao|den dau|co nao)|vi tri|xep hang|kim ngach|so lieu|ty le|quy mo|' +
  'quan trong (?:nhu the nao|den dau)';
const ASKS = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${ASKS_IN_ENGLISH}|${ASKS_IN_VIETNAMESE})(?![\p{L}\p{N}])`, 'u');
