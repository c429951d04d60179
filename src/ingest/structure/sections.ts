import { follows, numberKey } from '../../text/numbering.js';
import type { LineRange } from './contents.js';
import type { ContainerMark, UnitMark } from './marks.js';

/** Fewer sections than this are parts of a text, not units to cite. */
const FEWEST = 3;
/** If less than this share of the sections contains numbered paragraphs, those are items of the sections. */
const NUMBERED = 0.5;

/**
 * The sections of a text that is cited by section, such as an act, a constitution or a licence: "Section 1", "Section
 * 2", … numbered continuously, in a text that has no articles and few or no sections with numbered paragraphs.
 * @param units the numbered paragraphs of the same lines
 * @returns an empty list if sections are parts of the text above its own units
 */
export function sectionUnits(
  { first, last }: LineRange,
  containers: readonly ContainerMark[],
  units: readonly UnitMark[],
): UnitMark[] {
  const within = containers.filter(({ at }) => at >= first && at <= last);
  const sections = within.filter(({ kind, word, number }) => kind === 'section' && word !== '' && number !== '');
  const keys = sections.map(({ number }) => numberKey(number));
  const counted = keys.every((key, i) =>
    i === 0 ? key.length === 1 && key[0] === 1 : follows(keys[i - 1] ?? [], key),
  );
  if (sections.length < FEWEST || !counted || within.some(({ kind }) => kind === 'subsection')) return [];
  const holding = sections.filter(({ at }, i) => {
    const end = sections[i + 1]?.at ?? last + 1;
    return units.some((unit) => unit.at > at && unit.at < end);
  });
  if (holding.length >= NUMBERED * sections.length) return [];
  return sections.map(({ at, word, number, rest, strength }, i) => {
    return { at, family: 'section', word, number, key: keys[i] ?? [], strength, alone: rest === '', rest };
  });
}
