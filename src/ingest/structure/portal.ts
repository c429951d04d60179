import type { Line } from '../clean.js';
import type { LineRange } from './contents.js';

/** Text that law portals print around a document. */
const PORTAL = new RegExp(
  [
    ...['©', 'all rights reserved', 'alle rechte vorbehalten', 'tous droits réservés', 'todos los derechos reservados'],
    ...[
      'tutti i diritti riservati',
      '^bản quyền',
      '^sign (?:in|up)\\b',
      '^log ?in\\b',
      '^subscribe\\b',
      '^skip to (?:main )?content',
    ],
    ...[
      '^download (?:the|our) app\\b',
      '^share this',
      '^print this',
      '^your saved\\b',
      '^my account\\b',
      '^keywords?:',
    ],
    ...[
      '^cookie (?:settings|policy)',
      '^privacy policy$',
      '^terms of use$',
      '^trang chủ$',
      '^đăng (?:nhập|ký)$',
      '^từ khóa:',
    ],
    ...[
      '^tải ứng dụng',
      '^anmelden$',
      '^impressum$',
      '^se connecter$',
      '^mentions légales$',
      '^accedi$',
      '^iniciar sesión$',
    ],
  ].join('|'),
  'iu',
);
const LONGEST_LINK = 100;
/** A sentence of running text, ignoring line ends. */
const SENTENCE = /\p{L}[^.;:!?]{50,}[.;:!?](?=\s|$)/gu;
/**
 * A group with at least this number of words in sentences is text, whatever its lines say: a licence notice, a note on
 * sources.
 */
const FEWEST_WORDS_OF_TEXT = 40;

/**
 * The menus, adverts and footers of a portal around a text: groups of lines above its first unit, or below the start of
 * its last one, that have a portal's typical words and no longer text. Everything below a footer belongs to it, unless
 * it is text.
 */
export function findPortal(lines: readonly Line[], firstUnit: number, lastUnit: number): LineRange[] {
  const groups = groupsOf(lines);
  const isPortal = ({ first, last }: LineRange) =>
    lines.slice(first, last + 1).some(({ text }) => text.length <= LONGEST_LINK && PORTAL.test(text));
  const free = groups.filter((group) => !isText(lines, group));
  const found = free.filter((group) => (group.last < firstUnit || group.first > lastUnit) && isPortal(group));
  const foot = found.find(({ first }) => first > lastUnit);
  if (!foot || groups.some((group) => group.first > foot.last && isText(lines, group))) return found;
  return [...found.filter(({ last }) => last < firstUnit), { first: foot.first, last: lines.length - 1 }];
}

function isText(lines: readonly Line[], { first, last }: LineRange): boolean {
  const flow = lines
    .slice(first, last + 1)
    .map(({ text }) => text)
    .join(' ');
  const words = (flow.match(SENTENCE) ?? []).reduce((sum, sentence) => sum + sentence.split(' ').length, 0);
  return words >= FEWEST_WORDS_OF_TEXT;
}

/** Groups of lines without a blank line between them. */
function groupsOf(lines: readonly Line[]): LineRange[] {
  const groups: LineRange[] = [];
  for (const [at, { text }] of lines.entries()) {
    const last = groups.at(-1);
    if (text === '') continue;
    if (last && last.last === at - 1) last.last = at;
    else groups.push({ first: at, last: at });
  }
  return groups;
}
