import { elementsOf, textOf, type XmlElement } from './xml.js';

/** The footnotes of a page: their marks, and the elements that contain them. */
export interface HtmlNotes {
  marks: Set<XmlElement>;
  notes: Set<XmlElement>;
}

interface Placed {
  element: XmlElement;
  order: number;
  parents: XmlElement[];
}

const MARK_TEXT = /^[[(]?\s*(?:\d{1,3}|[*†‡]{1,3}|[a-z])\s*[\])]?$/;
const BLOCKS = new Set(['p', 'li', 'div', 'dd', 'td', 'aside', 'section']);
const SUPERSCRIPT = /\b(?:sup|super|superscript|note|footnote|fn)/i;

/**
 * Pairs the marks of footnotes with their notes: a mark is a short link ("(1)", "[2]", "*") to a place further down;
 * either that place links back or the mark is raised.
 */
export function findNotes(body: XmlElement): HtmlNotes {
  const links: Placed[] = [];
  const targets = new Map<string, Placed>();
  collect(body, [], { order: 0 }, links, targets);
  const found: HtmlNotes = { marks: new Set(), notes: new Set() };
  for (const link of links) {
    const target = targets.get(link.element.attributes.href?.slice(1) ?? '');
    if (!target || target.order <= link.order || !MARK_TEXT.test(textOf(link.element).trim().normalize('NFKC')))
      continue;
    if (!isRaised(link) && !linksBack(link, target)) continue;
    found.marks.add(link.element);
    const note = holderOf(target);
    if (note) found.notes.add(note);
  }
  return found;
}

function collect(
  element: XmlElement,
  parents: XmlElement[],
  count: { order: number },
  links: Placed[],
  targets: Map<string, Placed>,
): void {
  const around = [...parents.slice(-3), element];
  for (const child of elementsOf(element)) {
    count.order += 1;
    const placed = { element: child, order: count.order, parents: around };
    const { id, name, href } = child.attributes;
    for (const key of [id, child.name === 'a' ? name : undefined])
      if (key && !targets.has(key)) targets.set(key, placed);
    if (child.name === 'a' && href?.startsWith('#')) links.push(placed);
    collect(child, around, count, links, targets);
  }
}

/** Brackets, a superscript or a class distinguish the mark of a note from a link in a table of contents. */
function isRaised({ element, parents }: Placed): boolean {
  if (parents.at(-1)?.name === 'sup') return true;
  const inside = elementsOf(element).some(
    ({ name, attributes }) => name === 'sup' || SUPERSCRIPT.test(attributes.class ?? ''),
  );
  return inside || SUPERSCRIPT.test(element.attributes.class ?? '');
}

function linksBack(mark: Placed, target: Placed): boolean {
  const { id, name } = mark.element.attributes;
  const back = [id, name].filter((key) => key !== undefined && key !== '').map((key) => `#${key}`);
  const holder = holderOf(target) ?? target.element;
  const leads = (element: XmlElement): boolean =>
    back.includes(element.attributes.href ?? '') || elementsOf(element).some(leads);
  return leads(holder);
}

/** The block that contains an element, or the element itself if it is a block. */
function holderOf({ element, parents }: Placed): XmlElement | undefined {
  if (BLOCKS.has(element.name)) return element;
  return parents.findLast(({ name }) => BLOCKS.has(name));
}
