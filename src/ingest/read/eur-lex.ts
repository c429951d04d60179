import { tidyBlock } from './text-writer.js';
import { isUnitLine, type Role, subtitleLevel, type TextPlace } from './tree-text.js';
import { textOf, type XmlElement } from './xml.js';

// The classes of EUR-Lex: of the Official Journal since 2023 (`oj-ti-art`) and before (`ti-art`), and of consolidated
// texts (`title-article-norm`).

/** Classes that only pages of EUR-Lex have. */
const EUR_LEX_CLASSES = [
  ...['oj-doc-ti', 'oj-ti-art', 'oj-normal', 'eli-container', 'eli-subdivision', 'eli-main-title'],
  ...['title-article-norm', 'ti-art', 'sti-art', 'doc-ti'],
].join('|');
export const EUR_LEX_MARKS = new RegExp(String.raw`\b(?:${EUR_LEX_CLASSES})\b`);

const TITLES = new Set(['doc-ti', 'title-doc-first', 'title-doc-last', 'title-doc-oj-reference']);
const ANNEX_TITLES = new Set(['title-annex-1', 'title-annex-2', 'doc-ti', 'title-doc-first']);
const SUBTITLES = new Set(['sti-art', 'stitle-article-norm', 'ti-tbl', 'ti-annotation', 'stitle-doc']);
const PAGE_HEADS = /^(?:hd-(?:date|lg|ti|oj)|disclaimer|reference|separator)$/;
const AMENDMENT_MARKS = new Set(['modref', 'arrow']);
const DIVISION = /^(?:ti-section|title-division|ti-grseq|title-gr-seq-level)-(\d)$/;

/** The kind of an `eli-subdivision` element, by the start of its id. */
const SUBDIVISIONS: Record<string, string> = { art: 'article', rct: 'recital', anx: 'annex' };

/** The role of an element by its EUR-Lex class; undefined if the class gives none. */
export function eurLexRole(element: XmlElement, place: TextPlace, parent: XmlElement): Role | undefined {
  const id = element.attributes.id ?? '';
  const within = SUBDIVISIONS[/^([a-z]{3})_[^.]*$/.exec(id)?.[1] ?? ''];
  if (within !== undefined) return { as: 'block', place: { ...place, depth: 1, within } };
  if (/^(?:cpt|prt|tis|sct|sec)_[^.]*$/.test(id)) return { as: 'block', place: { ...place, depth: place.depth + 1 } };
  for (const name of (element.attributes.class ?? '').split(/\s+/)) {
    const role = classRole(name.replace(/^oj-/, ''), element, place, parent);
    if (role) return role;
  }
  return undefined;
}

function classRole(name: string, element: XmlElement, place: TextPlace, parent: XmlElement): Role | undefined {
  if (AMENDMENT_MARKS.has(name)) return { as: 'left-out', what: 'marks of amendments' };
  if (name === 'toc-item') return { as: 'left-out', what: 'table of contents' };
  if (PAGE_HEADS.test(name)) return { as: 'left-out', what: 'page heads' };
  if (name === 'note' || name === 'footnote') return { as: 'note', mark: '', block: true };
  if (name === 'note-tag' && element.name === 'span' && parent.name !== 'a') return { as: 'note-mark' };
  if (name === 'no-parag') return { as: 'number', unit: 'paragraph' };
  if (name === 'inline-element') return { as: 'block', place };
  if (name === 'grid-list-column-1' || name === 'list-number') return { as: 'number', unit: 'point' };
  if (name === 'grid-list-column-2') return { as: 'block', place: { ...place, kind: 'item', quoted: true } };
  if (name === 'ti-art' || name === 'title-article-norm') return unitLine(element, place, 'article');
  if (SUBTITLES.has(name)) return { as: 'line', kind: 'heading', marks: { level: subtitleLevel(place) || 1 } };
  const division = DIVISION.exec(name)?.[1];
  if (division !== undefined) return { as: 'line', kind: 'heading', marks: { level: Number(division) } };
  const isAnnex = place.within === 'annex';
  if (isAnnex && ANNEX_TITLES.has(name)) return annexLine(element, place);
  if (TITLES.has(name)) return { as: 'line', kind: 'title', marks: {} };
  return undefined;
}

/** Articles of another act that a text quotes in order to amend it are not the text's own. */
function unitLine(element: XmlElement, place: TextPlace, unit: string): Role {
  const number = tidyBlock(textOf(element));
  if (place.quoted || /^["'‘“«]/.test(number)) return { as: 'line', kind: 'paragraph', marks: {} };
  return { as: 'line', kind: 'unit', marks: { number, unit } };
}

function annexLine(element: XmlElement, place: TextPlace): Role {
  if (isUnitLine(tidyBlock(textOf(element)))) return unitLine(element, place, 'annex');
  return { as: 'line', kind: 'heading', marks: { level: subtitleLevel(place) } };
}
