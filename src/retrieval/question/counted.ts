import { fold } from '../../text/fold.js';
import { stemOf } from '../../text/lexicon/terms.js';
import { splitSentences } from '../../text/sentences.js';
import { type Word, words } from '../../text/words.js';
import type { ContentWord } from './content.js';

/** In languages that count this way, the counted thing comes right after these words. */
const HOW_MANY = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:how many|how much|bao nhieu|may|wie ?viele?|combien d(?:e|['’])|` +
    'cuant[oa]s?|quant[iae]|quantos|quantas|hoeveel|ile|ilu|kolik|hur manga|hvor mange|cate|cati|' +
    String.raw`ποσ\p{L}+|колко|hany)\s+`,
  'u',
);
const FIGURE = new RegExp(
  String.raw`\d|^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand|` +
    'million|billion|dozens?|double|doubling|doubled|half|hai|ba|bon|nam|sau|bay|tam|chin|muoi|' +
    'tram|trieu|ty|first|second|third|fourth|fifth|2nd|zero|thu)$',
  'u',
);
/** Most words between a figure and the thing it counts: "12 high-level European delegations". */
const APART = 5;
/** Words of the counted thing that are looked for: "how many joint fishing patrols". */
const COUNTED = 3;

/**
 * Whether a passage has a figure near the counted thing, or near another significant word if the question does not say
 * what it counts. In a sentence with only a concept of these words, any figure counts.
 * @param content of the search text
 */
export function holdsFigureOf(
  passage: string,
  { text, content }: { text: string; content: readonly ContentWord[] },
  conceptsIn: (text: string) => string[],
): boolean {
  const counted = countedIn(text);
  const asked = content.filter(({ stem, weight }) => (counted.length > 0 ? counted.includes(stem) : weight > 0.3));
  const stems = new Set(asked.map(({ stem }) => stem));
  const concepts = new Set(asked.flatMap((word) => word.concepts));
  return splitSentences(passage).some(({ start, end }) => {
    const list = words(passage.slice(start, end));
    const places = list.flatMap((word, i) => (stems.has(stemOf(word.folded)) ? [i] : []));
    if (places.length > 0) return places.some((at) => hasFigureNear(list, at));
    const sentence = passage.slice(start, end);
    return (
      concepts.size > 0 && list.some(isFigure) && conceptsIn(sentence).some((concept) => concepts.has(`#${concept}`))
    );
  });
}

/** The stems of the thing that a question counts. */
function countedIn(text: string): string[] {
  const folded = fold(text);
  const found = HOW_MANY.exec(folded);
  if (!found) return [];
  return words(folded.slice(found.index + found[0].length))
    .slice(0, COUNTED)
    .map((word) => stemOf(word.folded));
}

function hasFigureNear(list: readonly Word[], at: number): boolean {
  return list.slice(Math.max(0, at - APART), at + APART + 1).some(isFigure);
}

function isFigure({ folded }: Word): boolean {
  return FIGURE.test(folded);
}
