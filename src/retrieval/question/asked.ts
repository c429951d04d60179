import { wordSet } from '../../text/word-lists.js';

/** The kind of thing that a question asks for, if it says so. */
export type AskedKind =
  | 'number'
  | 'date'
  | 'year'
  | 'percentage'
  | 'person'
  | 'money'
  | 'country'
  | 'reason'
  | 'company';

/** Whole words only. */
const BEFORE = String.raw`(?<![\p{L}\p{N}])`;
const AFTER = String.raw`(?![\p{L}\p{N}])`;

const ASKS_COUNTRY =
  String.raw`(?:which|what) (?:\p{L}+ )?(?:countries|country|nations?|states|member states)|(?:nhung |` +
  'cac )?(?:nuoc|quoc gia) nao|welche[ns]? (?:lander|land|staaten|staat)|quels? pays|' +
  'que paises|que pais|quali paesi|quale paese|que paises|welke landen|ktore (?:kraje|panstwa)|' +
  'ktere zeme|ktore krajiny|ce tari|vilka lander|hvilke lande|mitka maat|mely orszagok|' +
  'ποιεσ χωρεσ|кои държави|koje (?:zemlje|drzave)';
const ASKS_PERCENTAGE =
  'percent(?:age)?|per cent|(?:duty|tariff|tax|interest|growth|inflation) rate|zollsatz|' +
  'steuersatz|thue suat|what share|what proportion|phan tram|prozent(?:satz)?|pourcentage|' +
  String.raw`pour cent|porcentaje|percentuale|por cento|procent\p{L}*|prosentti\p{L}*|szazalek\p{L}*`;
const ASKS_MONEY =
  String.raw`(?:what|how high) (?:is|are|was|were) the (?:\p{L}+ ){0,3}(?:price|cost|salary|budget)|` +
  String.raw`\p{L}*preis|how much (?:money|funding|aid|does .{0,40}cost|will .{0,40}cost|` +
  String.raw`is .{0,40}worth)|how many (?:billion|million)\p{L}*|what (?:budget|price|salary)|` +
  'bao nhieu tien|bao nhieu (?:ty|trieu)|bao nhieu (?:euro|usd|do la|dong)|gia bao nhieu|' +
  "kinh phi|wie viele? (?:geld|euro|millionen|milliarden)|combien (?:d['’]argent|d['’]euros|" +
  'de millions|de milliards)|cuant[oa]s? (?:dinero|euros|millones)|quant[oi] (?:soldi|denaro|' +
  'euro|milioni|miliardi)';
const ASKS_NUMBER =
  'how many|how much|how often|how long|how far|how large|how big|what number|bao nhieu|' +
  'may (?:nuoc|quoc gia|nam|lan|doan|chuyen|dang|nguoi|chau)|so luong|wie ?viele?|wie oft|' +
  'combien|cuant[oa]s?|quant[oaei]|quantos|quantas|hoeveel|ile|ilu|kolik|kolko|koliko|' +
  String.raw`hur manga|hvor mange|kuinka mont\p{L}*|hany|cate|cati|кол(?:ко)|ποσ[αοεη]\p{L}*|kiek|cik`;
const ASKS_YEAR =
  '(?:what|which) year|nam nao|welche[mns] jahr|quelle annee|que ano|che anno|welk jaar|' +
  'ktorym roku|kterem roce|vilket ar|hvilket ar';
const ASKS_DATE =
  'when|what (?:year|date|day|month|time)|which (?:year|date|day|month)|by what year|deadline|' +
  'khi nao|bao gio|ngay nao|nam nao|thang nao|luc nao|hom nao|wann|quand|en quelle annee|' +
  'a quelle date|cuando|en que ano|quando|em que ano|in che anno|wanneer|kiedy|w ktorym roku|' +
  'kdy|kedy|kdaj|kada|nar|hvornar|milloin|mikor|cand|кога|ποτε|kada|kad';
const ASKS_PERSON =
  'who|whom|whose|which (?:minister|official|leader|person|president|commissioner)|ai|la ai|' +
  'nguoi nao|wer|wem|wen|qui|quien(?:es)?|chi|quem|wie is|kto|kdo|tko|vem|hvem|kuka|ki|cine|' +
  'кои|ποιοσ|ποια|kas';
const ASKS_REASON =
  'why|what (?:is|are|was|were) the reasons?|for what reason|how come|vi sao|tai sao|ly do gi|' +
  'vi ly do|warum|wieso|weshalb|pourquoi|por que (?:se|la|el|los|las|ha|han|fue|impuso)|perche|' +
  'waarom|dlaczego|proc|preco|zasto|zakaj|varfor|hvorfor|miksi|miert|de ce|γιατι|защо';
const ASKS_COMPANY =
  String.raw`(?:which|what) (?:\p{L}+ )?(?:compan(?:y|ies)|firms?|airlines?|carriers?|manufacturers?|` +
  'banks?|business(?:es)?|mills?|factor(?:y|ies)|operators?|suppliers?)|(?:nhung |' +
  String.raw`cac )?(?:cong ty|doanh nghiep|hang(?: hang khong| bay)?|ngan hang|nha may(?: \p{L}+)?|` +
  'tap doan) nao|welche[ns]? (?:firmen|firma|unternehmen|fluggesellschaft|bank)|' +
  'quelles? (?:entreprises?|compagnies?|societes?|banques?)|que (?:empresas?|compania|' +
  'aerolineas?|banco)|quali? (?:aziende|azienda|compagnia|impresa)|ktora (?:firma|linia)|' +
  'ktore firmy';
/** The same without short words that have other meanings in other languages. */
const SURELY_ASKS_PERSON =
  'who|whom|whose|which (?:minister|official|leader|person|president|commissioner)|wer|wem|wen|' +
  'quien(?:es)?|quem|vem|hvem|kuka|cine|кои|ποιοσ|ποια';
const ENGLISH_ASKS_DATE = 'when|what (?:year|date|day|month|time)|which (?:year|date|day|month)|deadline';

const PATTERNS: readonly (readonly [AskedKind, RegExp])[] = [
  ['country', new RegExp(`${BEFORE}(?:${ASKS_COUNTRY})${AFTER}`, 'u')],
  ['percentage', new RegExp(`${BEFORE}(?:${ASKS_PERCENTAGE})${AFTER}|%`, 'u')],
  ['money', new RegExp(`${BEFORE}(?:${ASKS_MONEY})${AFTER}`, 'u')],
  ['number', new RegExp(`${BEFORE}(?:${ASKS_NUMBER})${AFTER}`, 'u')],
  ['year', new RegExp(`${BEFORE}(?:${ASKS_YEAR})${AFTER}`, 'u')],
  ['date', new RegExp(`${BEFORE}(?:${ASKS_DATE})${AFTER}`, 'u')],
  ['person', new RegExp(`${BEFORE}(?:${ASKS_PERSON})${AFTER}`, 'u')],
  ['reason', new RegExp(`${BEFORE}(?:${ASKS_REASON})${AFTER}`, 'u')],
  ['company', new RegExp(`${BEFORE}(?:${ASKS_COMPANY})${AFTER}`, 'u')],
];
const PERSON = new RegExp(`${BEFORE}(?:${SURELY_ASKS_PERSON})${AFTER}`, 'u');
const DATE_IN_ENGLISH = new RegExp(`${BEFORE}(?:${ENGLISH_ASKS_DATE})${AFTER}`, 'u');
/** Languages in which the short words are question words. */
const ASK_IN_SHORT = wordSet('pl hr sl cs sk hu it lt lv fr vi nl');

/**
 * The kinds of thing that a question asks for; there may be several ("who and when").
 * @param folded the question in lower case without diacritics
 */
export function askedKinds(folded: string, language: string): AskedKind[] {
  return PATTERNS.filter(([kind, pattern]) => {
    if (kind === 'person' && !ASK_IN_SHORT.has(language)) return PERSON.test(folded);
    if (kind === 'date' && language === 'en') return DATE_IN_ENGLISH.test(folded);
    return pattern.test(folded);
  }).map(([kind]) => kind);
}

const MONTH_OR_DAY = new RegExp(
  String.raw`(?:19|20)\d{2}|\b(?:january|february|march|april|may|june|july|august|september|october|` +
    String.raw`november|december|tuesday|today|year)\b|tháng|ngày|năm|\d{1,2}\/\d{1,2}`,
  'iu',
);
const NUMBER = new RegExp(
  String.raw`\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|hundred|` +
    String.raw`thousand|million|billion|dozen|double|doubl\w+|half|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|` +
    String.raw`first|second|third|fourth|fifth|zero|net-zero)\b`,
  'iu',
);

/** Words that indicate a reason in the languages known here; a passage in another language may use its own. */
const REASON = new RegExp(
  String.raw`(?<![\p{L}\p{M}])(?:because|due to|owing to|since|as a result|in view of|given|in order to|` +
    'so that|taking into account|thanks to|therefore|thus|hence|reasons?|caus(?:e|es|ed)|' +
    'in response to|recognising|for failing|so (?:it|they|people)|vì|do|bởi|nhằm|để|nhờ|nên|' +
    'lý do|nguyên nhân|khiến|weil|wegen|aufgrund|deshalb|damit|parce que|car|afin|porque|debido|' +
    String.raw`perché|omdat|ponieważ)(?![\p{L}\p{M}])`,
  'iu',
);
const SCALE = '(?:million|billion|triệu|tỷ|tỉ)';
const MONEY = new RegExp(
  String.raw`(?:US\$|\$|€|euro|usd|dollar)\s?\d|` +
    String.raw`\d[\d.,]*\s*${SCALE}?\s*(?:euro|usd|dollar|đồng|đô la)|\d[\d.,]*\s*${SCALE}`,
  'iu',
);
const COMPANY = new RegExp(
  String.raw`(?<![\p{L}\p{M}])(?:Group|Airlines?|Airways|Inc|Ltd|Corp(?:oration)?|Company|Co|GmbH|AG|SA|` +
    String.raw`JSC|Bank|Tập đoàn|Công ty|Hãng|Ngân hàng)(?![\p{L}\p{M}])`,
  'u',
);

/** Most words in a country's name. */
const LONGEST_NAME = 5;
let countries: Set<string> | undefined;

/** The names of countries in English and Vietnamese from the platform's locale data, except those in every passage. */
function countryNames(): Set<string> {
  if (countries) return countries;
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !/^(?:VN|EU|EZ|UN|Q|X)/.test(code));
  const names = ['en', 'vi'].flatMap((language) => {
    const display = new Intl.DisplayNames(language, { type: 'region' });
    return codes.flatMap((code) => {
      const name = display.of(code) ?? code;
      return name === code || name.length < 4 ? [] : [name];
    });
  });
  countries = new Set(names);
  return countries;
}

function namesCountry(text: string): boolean {
  const words = [...text.matchAll(/[\p{L}\p{M}]+/gu)];
  return words.some(({ 0: first, index }, at) => {
    if (!/^\p{Lu}/u.test(first)) return false;
    const ends = words.slice(at, at + LONGEST_NAME).map((word) => word.index + word[0].length);
    return ends.some((end) => countryNames().has(text.slice(index, end)));
  });
}

/** Whether a passage contains something of the requested kind. */
export function holdsKind(passage: string, kind: AskedKind): boolean {
  if (kind === 'percentage') return /%|per ?cent|phần trăm/iu.test(passage);
  if (kind === 'money') return MONEY.test(passage);
  if (kind === 'year') return /(?<!\d)(?:19|20)\d{2}(?!\d)/.test(passage);
  if (kind === 'date') return MONTH_OR_DAY.test(passage);
  if (kind === 'number') return NUMBER.test(passage.replace(/^\d{1,3}\.\s/, ''));
  if (kind === 'country') return namesCountry(passage);
  if (kind === 'reason') return REASON.test(passage);
  if (kind === 'company') return COMPANY.test(passage);
  return namesPerson(passage);
}

/** Words in names of places, bodies and agreements: a pair of capitalised words with one of these is not a person. */
const NO_PERSON = wordSet(
  'viet việt nam vietnam vietnamese european union europe eu asean united nations kingdom states sea south ' +
    'east north west asia pacific ' +
    'ocean committee council commission parliament assembly court government ministry department office agency ' +
    'group forum summit dialogue ' +
    'conference convention agreement treaty partnership statement declaration protocol charter framework ' +
    'strategy gateway global joint free ' +
    'trade investment protection comprehensive cooperation working task force green deal paris climate just ' +
    'energy transition carbon border ' +
    'adjustment mechanism international law world organization organisation bank day party congress general ' +
    'national central republic red ' +
    'square chamber orchestra lake plan programme program fund initiative development sustainable human rights ' +
    'action security policy foreign ' +
    'hà nội hanoi brussels mekong river delta indo eurasian economic middle eastern western northern southern ' +
    'central museum university street',
);

/** Whether two capitalised words in a row, not at the start, are something other than a place, body or agreement. */
function namesPerson(text: string): boolean {
  const pairs = text.matchAll(/(?<=\S\s)(?=(\p{Lu}\p{Ll}+)\s(\p{Lu}\p{Ll}+))/gu);
  return [...pairs].some(([, first = '', second = '']) =>
    [first, second].every((word) => !NO_PERSON.has(word.toLowerCase())),
  );
}
