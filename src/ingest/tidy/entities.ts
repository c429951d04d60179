const NAMES =
  'amp & lt < gt > quot " apos \' ndash – mdash — hellip … lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ laquo « ' +
  'raquo » euro € pound £ yen ¥ cent ¢ deg ° middot · bull • times × divide ÷ plusmn ± minus − sect § para ¶ copy © ' +
  'reg ® trade ™ frac12 ½ frac14 ¼ frac34 ¾ sup1 ¹ sup2 ² sup3 ³ micro µ ordf ª ordm º szlig ß aelig æ AElig Æ ' +
  'oelig œ OElig Œ oslash ø Oslash Ø dagger † Dagger ‡ permil ‰ le ≤ ge ≥ ne ≠ iexcl ¡ iquest ¿';
const NAMED = new Map(Array.from(NAMES.matchAll(/(\S+) (\S+)/g), ([, name = '', sign = '']) => [name, sign]));
const SPACES = new Set(['nbsp', 'ensp', 'emsp', 'thinsp']);
/** Names of accents as they follow a letter: "eacute". */
const ACCENTS: Record<string, string> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  uml: '\u0308',
  tilde: '\u0303',
  cedil: '\u0327',
  ring: '\u030a',
  caron: '\u030c',
};

export const ENTITY = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,10}\d{0,2});/gi;

/** The character that an HTML entity stands for ("&amp;", "&eacute;", "&#8211;"); undefined if it is not known. */
export function entityCharacter(entity: string): string | undefined {
  const name = entity.slice(1, -1);
  if (name.startsWith('#')) return characterOf(Number(name.slice(1).replace(/^x/i, '0x')));
  if (SPACES.has(name)) return ' ';
  if (name === 'shy') return '';
  const [, letter = '', accent = ''] = /^([a-z])([a-z]+)$/i.exec(name) ?? [];
  return (
    NAMED.get(name) ?? (ACCENTS[accent] === undefined ? undefined : `${letter}${ACCENTS[accent]}`.normalize('NFC'))
  );
}

/** Controls and halves of characters are none. */
function characterOf(point: number): string | undefined {
  if (point === 0xa0) return ' ';
  const isText = point >= 0x20 && point <= 0x10ffff && !(point >= 0x7f && point < 0xa0);
  return isText && !(point >= 0xd800 && point < 0xe000) ? String.fromCodePoint(point) : undefined;
}
