import type { APISelectMenuOption } from 'discord.js';
import type { Library } from '../../index/library.js';
import type { Citation } from '../../model.js';
import type { BotWords } from '../../words/bot.js';
import { placeOf } from '../../words/wording.js';
import { encodeCited } from '../custom-id.js';
import { citedOf } from './card.js';
import { cutToFit, oneLine } from './cut.js';
import { LIMITS } from './limits.js';
import { asPlain } from './markdown.js';

/**
 * Passages to choose from, each with its document and date. Menus have no markdown.
 * @param offset how many passages are counted before
 */
export function passageOptions(
  citations: readonly Citation[],
  library: Library,
  words: BotWords,
  offset: number,
): APISelectMenuOption[] {
  return citations.flatMap((citation, i) => {
    const cited = citedOf(library, citation);
    if (!cited) return [];
    const date = ` · ${words.date(citation.date)}${citation.dateBasis === 'inferred' ? ` (${words.inferred})` : ''}`;
    const numbered = `${offset + i + 1}. `;
    return {
      label: numbered + cutToFit(oneLine(placeOf(citation, words)), LIMITS.optionText - numbered.length, asPlain),
      description: cutToFit(oneLine(citation.title), LIMITS.optionText - date.length, asPlain) + date,
      value: encodeCited(cited),
    };
  });
}
