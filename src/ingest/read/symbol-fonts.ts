/**
 * The signs of the Symbol font from code 0x21 on, by Adobe's encoding of that font; a space where a code is a piece of
 * a larger sign.
 */
const SYMBOL = Array.from(
  '!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_ αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼',
);
/** The same from code 0xa0 on. */
const SYMBOL_HIGH = Array.from(
  `€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…  ↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑${' '.repeat(11)}⟩∫`,
);
/** Signs of the Wingdings font that carry a meaning in documents: ticks, boxes and arrows. */
const WINGDINGS: Readonly<Record<number, string>> = {
  108: '●',
  110: '■',
  111: '□',
  113: '❑',
  167: '▪',
  168: '◻',
  223: '←',
  224: '→',
  251: '✗',
  252: '✓',
  253: '☒',
  254: '☑',
};

/**
 * The character that a code of a symbol font shows. Such fonts put their signs in the private use area, which has no
 * meaning outside the font.
 * @returns undefined if it is not known
 */
export function signOf(font: string | undefined, point: number): string | undefined {
  const isPrivate = point >= 0xe000 && point <= 0xf8ff;
  const code = point >= 0xf000 && point <= 0xf0ff ? point - 0xf000 : point;
  const name = (font ?? '').toLowerCase();
  if (code > 0xff || !/^(?:symbol|wingdings)\b/.test(name)) {
    return Number.isNaN(point) || isPrivate ? undefined : String.fromCharCode(point);
  }
  if (code === 0x20) return ' ';
  const sign = name.startsWith('symbol')
    ? code < 0xa0
      ? SYMBOL[code - 0x21]
      : SYMBOL_HIGH[code - 0xa0]
    : WINGDINGS[code];
  return sign === ' ' ? undefined : sign;
}
