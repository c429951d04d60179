import { isFrameWord } from '../../text/frames/frames.js';
import { isFunctionWord } from '../../text/lexicon/function-words.js';
import { wordSet } from '../../text/word-lists.js';
import { type Word, words } from '../../text/words.js';

/** The person or body that a question asks about as having said or done something: the words of the name in order. */
export type Speaker = readonly string[];

/** Distinguishes names from other words in a question. */
export interface SpeakerTests {
  /** Whether capitals are meaningful in the question. */
  capitals: boolean;
  /** Whether a word can be a name: the corpus uses it only as one, or no list contains it. */
  isName(word: Word): boolean;
  /** Whether a text is a concept of the field, such as an agreement: what it "says" may be said in other words. */
  isConcept(text: string): boolean;
}

const ENGLISH =
  'say|says|said|saying|think|thinks|thought|promise|promised|agree|agreed|propose|proposed|urge|urged|ask|' +
  'asked|tell|told|call|called|want|wanted|commit|committed|offer|offered|express|expressed|stress|' +
  'stressed|affirm|affirmed|announce|announced|sign|signed|visit|visited|meet|met|attend|attended|speak|' +
  'spoke|speaking|discuss|discussed|comment|commented|invite|invited|reply|replied|answer|answered|respond|' +
  'responded|accept|accepted|support|supported|warn|warned|suggest|suggested|write|wrote|mention|mentioned|' +
  'meeting|visiting|demand|demanded|request|requested|criticise|criticised|praise|praised|thank|thanked|' +
  'mean|pledge|pledged';
const VIETNAMESE =
  'noi|phat bieu|binh luan|cam ket|de nghi|khang dinh|nhan manh|de xuat|keu goi|cho rang|tuyen bo|hua|' +
  'yeu cau|danh gia|tra loi|nhan xet|gap|tham|ky|viet|neu|nghi|ung ho|phan doi|dong y|hoan nghenh|nhat tri|' +
  'cam on|moi|thuc giuc|trao doi|dien dam|tham du|du|nhac';
const GERMAN =
  'gesagt|besucht|getroffen|unterzeichnet|unterschrieben|angerufen|versprochen|zugesagt|abgelehnt|' +
  'gefordert|vorgeschlagen|teilgenommen|gesprochen|zugestimmt|eingeladen|erklart|betont';
const FRENCH =
  'dit|visite|signe|promis|rencontre|appele|accepte|refuse|propose|demande|soutenu|declare|repondu|rejete|invite';
const VIETNAMESE_TENSES = '(?:(?:da|se|dang|vua|co|tung) )?';
const NAMES = '((?:\\S+ ){0,6}?\\S+)';
const START = '(?<!\\S)';

interface SpeakerPattern {
  pattern: RegExp;
  /** Whether the subject would have an article if it were not a name. */
  isSubject?: true;
  /** The only language in which it applies, if its words also occur in others: "du" is a French word too. */
  only?: string;
}

/**
 * How questions ask what somebody said, over folded words separated by single spaces; the first group is the speaker. A
 * pattern may match too much, because only a name is accepted.
 */
const PATTERNS: readonly SpeakerPattern[] = [
  {
    pattern: new RegExp(
      `${START}(?:did|does|do|has|have|had|will|would|is|was|can) ${NAMES} (?:ever |also |` +
        `already )?(?:${ENGLISH})(?!\\S)`,
      'u',
    ),
    isSubject: true,
  },
  {
    pattern: new RegExp(
      `${START}according to ${NAMES}(?= what | how | when | where | who | is | are | does | did |$)`,
      'u',
    ),
  },
  {
    pattern: new RegExp(
      `${START}${NAMES} s (?:views?|position|opinion|stance|comments?|remarks?|answer|reply|response|` +
        `proposals?|words|promises?|reaction) (?:on|about|to|of|regarding)(?!\\S)`,
      'u',
    ),
  },
  {
    pattern: new RegExp(
      `${START}(?:views?|position|opinion|stance|comments?|remarks?|answer|reply|response|` +
        `reaction) (?:of|by|from) ${NAMES} (?:on|about|to|regarding)(?!\\S)`,
      'u',
    ),
  },
  { pattern: new RegExp(`^${NAMES} (?:said|says|thinks|thought|promised|proposed|urged) `, 'u') },
  { pattern: new RegExp(`^(?:\\S+ ){0,4}?${NAMES} ${VIETNAMESE_TENSES}(?:${VIETNAMESE})(?!\\S)`, 'u'), only: 'vi' },
  { pattern: new RegExp(`${START}theo ${NAMES}(?= thi |$)`, 'u') },
  {
    pattern: new RegExp(
      `${START}(?:quan diem|y kien|phat bieu|loi|tra loi|de xuat) cua ${NAMES} (?:ve|doi voi)(?!\\S)`,
      'u',
    ),
  },
  {
    pattern: new RegExp(
      `${START}(?:sagte|sagt|meinte|versprach|forderte|erklarte|betonte|schrieb|` +
        `antwortete) ${NAMES} (?:zu|uber|zum|zur|dazu|auf)(?!\\S)`,
      'u',
    ),
    isSubject: true,
  },
  {
    pattern: new RegExp(
      `${START}hat ${NAMES} (?:zu|uber|zum|zur) (?:.* )?(?:gesagt|gemeint|versprochen|gefordert)(?!\\S)`,
      'u',
    ),
  },
  {
    pattern: new RegExp(`${START}(?:hat|hatte) (\\S+?(?: \\S+?)??) (?:\\S+ ){0,6}?(?:${GERMAN})(?!\\S)`, 'u'),
    isSubject: true,
  },
  { pattern: new RegExp(`(?:^|est ce que )${NAMES} a t (?:il|elle) (?:deja |jamais )?(?:${FRENCH})(?!\\S)`, 'u') },
  {
    pattern: new RegExp(
      `${START}(?:visito|firmo|llamo a|prometio|rechazo|apoyo) ${NAMES}(?= (?:a|el|la|los|las|en|con|su|que)(?!\\S)|$)`,
      'u',
    ),
  },
  {
    pattern: new RegExp(
      `${START}(?:dit|declare|promis|propose|pense|demande|repondu) ${NAMES} (?:sur|a propos|de|du|des|` +
        `au|aux|concernant)(?!\\S)`,
      'u',
    ),
  },
  {
    pattern: new RegExp(
      `${START}(?:dijo|dice|dicho|prometio|propuso|piensa|declaro|pidio) ${NAMES} (?:sobre|acerca|de|del)(?!\\S)`,
      'u',
    ),
  },
  {
    pattern: new RegExp(
      `${START}(?:detto|disse|dice|promesso|proposto) ${NAMES} (?:su|sul|sullo|sulla|sulle|sui|sugli|` +
        `di|del|della|riguardo)(?!\\S)`,
      'u',
    ),
  },
  { pattern: new RegExp(`${START}(?:disse|diz|prometeu|propos) ${NAMES} (?:sobre|acerca)(?!\\S)`, 'u') },
  { pattern: new RegExp(`${START}(?:zei|zegt|beloofde|vond|vindt) ${NAMES} (?:over|tegen|van)(?!\\S)`, 'u') },
  {
    pattern: new RegExp(
      `${START}(?:powiedzial\\p{L}*|mowil\\p{L}*|mowi|obiecal\\p{L}*) ${NAMES} (?:o|na temat|w sprawie)(?!\\S)`,
      'u',
    ),
  },
  { pattern: new RegExp(`${START}(?:spus|spune|promis|declarat) ${NAMES} (?:despre|la)(?!\\S)`, 'u') },
  { pattern: new RegExp(`${START}(?:rekl\\p{L}*|rika|povedal\\p{L}*|hovoril\\p{L}*) ${NAMES} (?:o|k|na)(?!\\S)`, 'u') },
  { pattern: new RegExp(`${START}(?:sa|sade|sager|sagde|siger|sagt) ${NAMES} om(?!\\S)`, 'u') },
];

/** Titles, folded: they come with a name but are not part of it. */
const TITLES = wordSet(
  'mr mrs ms dr sir madam president vice deputy prime minister ministers foreign pm commissioner ' +
    'representative high chancellor king queen ' +
    'ambassador secretary general chair chairman chairwoman chief speaker official officials executive senator ' +
    'governor mep ' +
    'herr frau minister ministerin prasident prasidentin kanzler kanzlerin monsieur madame le la les el los der ' +
    'die das den don senor senora ' +
    'ministre ministra presidente presidenta commissaire comisario premier pan pani prezydent of the and von van de',
);
/** Vietnamese titles and forms of address, folded; a name follows. */
const VIETNAMESE_TITLE = new RegExp(
  String.raw`^.*(?<!\S)(?:ong|ba|bo truong(?: bo)?(?: ngoai giao| quoc phong| cong thuong| tai chinh)?|` +
    'thu truong|thu tuong|tong thong|chu tich(?: nuoc| quoc hoi)?|ngoai truong|dai su|cao uy|' +
    'tong bi thu|dai dien cap cao(?: eu)?|quoc vuong|nu hoang) ',
  'u',
);
/** A name in the corpus with this many letters is unlikely to be a Vietnamese syllable. */
const SURELY_FOREIGN = 6;
/** Most syllables in a Vietnamese name. */
const LONGEST_NAME = 5;

/**
 * The person or body that a question asks about as having said or done something; undefined if that is not a name:
 * "they", "both sides", "the minister".
 * @param text on one line, with its marks; without the names of documents
 */
export function speakerIn(text: string, language: string, tests: SpeakerTests): Speaker | undefined {
  const list = words(text);
  const folded = list.map((word) => word.folded).join(' ');
  for (const { pattern, isSubject, only } of PATTERNS) {
    if (only !== undefined && only !== language) continue;
    const match = pattern.exec(folded);
    const found = match?.[1];
    if (found === undefined) continue;
    const at = folded.slice(0, folded.indexOf(found, match?.index)).split(' ').length - 1;
    const part = list.slice(at, at + found.split(' ').length);
    // "Hà Nội" is not a speaker called "Hà".
    const isCut = tests.capitals && language === 'vi' && /^\p{Lu}/u.test(list[at + part.length]?.written ?? '');
    const name = isCut ? [] : nameIn(part, language, isSubject ? asSubject(tests) : tests);
    const [first, last] = [name[0], name.at(-1)];
    if (first && last && !tests.isConcept(text.slice(first.start, last.end))) return name.map((word) => word.folded);
  }
  return undefined;
}

/** Endings of words that need no article: plurals and uncountable nouns. */
const NO_SINGULAR = new RegExp(
  '(?:[^s]s|ing|tion|ment|ness|ity|thing|body|one|people|ung|ungen|heit|keit|schaft|man|jemand|' +
    'niemand|jeder|alle|beide)$',
);

/** In "did X visit" and "sagte X zu", a lower-case word without an article that is not a plural is a name. */
function asSubject(tests: SpeakerTests): SpeakerTests {
  return { ...tests, isName: (word) => tests.isName(word) || !NO_SINGULAR.test(word.folded) };
}

function nameIn(part: readonly Word[], language: string, tests: SpeakerTests): readonly Word[] {
  if (language === 'vi') return vietnameseName(part, tests);
  const named = part.filter((word) => isNamed(word, language, tests));
  const last = named.at(-1);
  // The words between the verbs must be a name and its titles: "the countries that signed it" is not a person.
  const isOther = (word: Word) => !named.includes(word) && !TITLES.has(word.folded);
  if (!last || part.some(isOther)) return [];
  // "High Representative Kaja Kallas", "Ursula von der Leyen": the last name word ends the name.
  const lastAt = part.indexOf(last);
  let first = lastAt;
  while (first > 0 && named.includes(part[first - 1] ?? last)) first -= 1;
  return part.slice(first, lastAt + 1);
}

/** A Vietnamese name follows a title, or is the whole part, capitalised or known to be a name. */
function vietnameseName(part: readonly Word[], tests: SpeakerTests): readonly Word[] {
  const folded = part.map((word) => word.folded).join(' ');
  const title = VIETNAMESE_TITLE.exec(folded)?.[0] ?? '';
  const name = part.slice(title.split(' ').length - 1);
  const isPlain = ({ written, folded: form }: Word) =>
    isFunctionWord(written, 'vi') || isFrameWord({ written, folded: form }, 'vi');
  const [last] = name.slice(-1);
  if (!last || name.length > LONGEST_NAME || name.every(isPlain)) return [];
  const isCapital = ({ written }: Word) => /^\p{Lu}/u.test(written);
  const known = tests.isName(last) && !isPlain(last);
  // "Ba" without its mark is the number three.
  if (part[title.split(' ').length - 2]?.written.toLowerCase() === 'ba' && !known) return [];
  if (title !== '') return known || !tests.capitals || name.every(isCapital) ? name : [];
  // In lower case, a syllable may be any word.
  if (!tests.capitals) return known && name.length === 1 && last.folded.length >= SURELY_FOREIGN ? name : [];
  // The first word of a question is capitalised anyway.
  const isStart = name[0]?.start === 0;
  return name.every(isCapital) && (known || (!isStart && !isPlain(last)) || name.length > 1) && !isPlain(last)
    ? name
    : [];
}

function isNamed(word: Word, language: string, tests: SpeakerTests): boolean {
  if (TITLES.has(word.folded) || isFunctionWord(word.written, language) || isFrameWord(word, language)) return false;
  const isCapital = tests.capitals && /^\p{Lu}/u.test(word.written);
  return isCapital || tests.isName(word);
}
