/** Characters that control a terminal or change the direction of writing; line feed and tab are harmless. */
export const STEERING = /[\0-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Characters that are invisible or change the direction of writing; line feed and tab are harmless. */
const HIDDEN = [
  String.raw`(?![\n\t])`,
  String.raw`[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\u2028\u2029\ufff9-\ufffb]`,
].join('');

/** Scripts whose letters change shape at a joiner or non-joiner. */
const JOINED = [
  ...['Arabic', 'Syriac', 'Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya', 'Tamil', 'Telugu'],
  ...['Kannada', 'Malayalam', 'Sinhala', 'Khmer', 'Myanmar', 'Mongolian'],
]
  .map((script) => String.raw`\p{Script=${script}}`)
  .join('');

/**
 * Hidden characters that writing needs: within emoji and flags, after a character that has variants, between joining
 * letters.
 */
const NEEDED = [
  String.raw`(?<=\p{Extended_Pictographic}[\u{1f3fb}-\u{1f3ff}]?\ufe0f?)\u200d(?=\p{Extended_Pictographic})`,
  String.raw`(?<=\p{Emoji})[\ufe0e\ufe0f]`,
  String.raw`(?<=\p{Script=Han})[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]`,
  String.raw`(?<=[${JOINED}])[\u200c\u200d](?=[${JOINED}])`,
  String.raw`\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}`,
].join('|');

/** More marks than this on one letter are not writing: they run over the lines around. */
const MOST_MARKS = 6;

/** Made for the first text with unusual characters: Unicode classes take Node milliseconds to compile. */
let unseen: RegExp | undefined;

/** The text with every character that could control a terminal shown as text: ESC as ␛, others as \u009b. */
export function visible(text: string): string {
  return text.replace(STEERING, spelledOut);
}

/** The text with every invisible character shown as text, except for those that its writing needs. */
export function allVisible(text: string): string {
  // Nearly all texts have no such characters, and the test for that is quick.
  if (/^[\n\t -~\u00a1-\u00ac\u00ae-\u02ff\u1e00-\u1fff\u2010-\u2027\u2030-\u205e]*$/.test(text)) return text;
  unseen ??= new RegExp(String.raw`(?<needed>${NEEDED})|${HIDDEN}|(?<=\p{M}{${MOST_MARKS}})\p{M}`, 'gu');
  return text.replace(unseen, (found, needed: string | undefined) => needed ?? spelledOut(found));
}

function spelledOut(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '␡';
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
}
