import type { Word } from '../words.js';

/**
 * Vietnamese words of two syllables that often stand beside the syllables of a name in lower case: "góp phần lan tỏa"
 * does not name Phần Lan (Finland), nor "cán bộ y tế" the Bộ Y tế (Ministry of Health).
 */
const TWO_SYLLABLES = new Set(
  [
    'lan tỏa, lan toả, lan truyền, lan rộng, cập nhật, pháp quyền, pháp luật, pháp lý, pháp lí, anh em, anh hùng',
    'ý thức, ý kiến, ý chí, mỹ thuật, tập trung, cán bộ, nội bộ, toàn bộ, tiến bộ, đồng bộ, an ninh, an toàn',
    'an sinh, thái bình, hòa bình, hoà bình, hội nhập, hội nghị, kinh tế, bình thường, bình đẳng, định hướng',
    'nguyên vẹn, sa mạc, công nghệ, môi trường, thị trường, đông đảo, đông đúc',
  ].flatMap((line) => line.split(', ')),
);

/**
 * Whether a run of Vietnamese syllables begins or ends inside another word. "Phần Lan truyền thống" does not: its
 * capital shows where the name ends.
 * @param from the first syllable
 * @param to behind the last
 */
export function tearsWord(list: readonly Word[], from: number, to: number): boolean {
  return isTorn(list[from - 1], list[from], 'before') || isTorn(list[to - 1], list[to], 'behind');
}

/** @param neighbour on which side the syllable is that is not the name's */
function isTorn(first: Word | undefined, second: Word | undefined, neighbour: 'before' | 'behind'): boolean {
  if (!first || !second || first.end + 1 !== second.start) return false;
  if (!TWO_SYLLABLES.has(`${first.written} ${second.written}`.normalize('NFC').toLowerCase())) return false;
  const [own, other] = neighbour === 'before' ? [second, first] : [first, second];
  return !isCapital(own) || isCapital(other);
}

function isCapital({ written }: Word): boolean {
  return /^\p{Lu}/u.test(written);
}
