import type { APISelectMenuOption } from 'discord.js';
import type { Library } from '../../index/library.js';
import type { Citation } from '../../model.js';
import { encodeCited } from '../custom-id.js';
import { cutToFit, oneLine } from './cut.js';
import { LIMITS } from './limits.js';
import { asPlain } from './markdown.js';
import { citedOf, dateOf, firstWords, plainTitleOf } from './source.js';
import type { View } from './view.js';

/** Menu options for passages, each with its date, document, place and first words. Menus have no markdown. */
export function passageOptions(
  citations: readonly Citation[],
  library: Library,
  { words }: View,
): APISelectMenuOption[] {
  return citations.flatMap((citation) => {
    const cited = citedOf(library, citation);
    if (!cited) return [];
    const place = cutToFit(oneLine(words.place(citation.label)), LIMITS.optionText / 4, asPlain);
    const around = `${dateOf(citation, words)} · , ${place}`;
    const title = plainTitleOf(citation, words, LIMITS.optionText - around.length);
    return {
      label: `${dateOf(citation, words)} · ${title}, ${place}`,
      description: `“${cutToFit(firstWords(citation), LIMITS.optionText - 2, asPlain)}”`,
      value: encodeCited(cited),
    };
  });
}
