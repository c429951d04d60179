import { isNumberedHead } from '../../text/numbering.js';
import { wordSet } from '../../text/word-lists.js';
import { countWords } from './text-writer.js';
import { elementsOf, textOf, type XmlElement } from './xml.js';

/** The part of a page that is the document, and the clutter around it. */
export interface MainPart {
  main: XmlElement;
  /** Menus, adverts, footers and the like beside and inside the main part, each with its kind. */
  clutter: Map<XmlElement, string>;
}

/** A part with this share of the page's prose contains the document … */
const MOST_PROSE = 0.85;
/** … if nothing beside it has more letters of prose than this, so that a separate annex is not left out. */
const LONGEST_BESIDE = 600;
/** A part with more of the page's prose than this is never clutter, regardless of its name. */
const TOO_MUCH_PROSE = 0.4;
/** Texts shorter than this, in characters, are labels, not prose. */
const SHORTEST_PROSE = 40;
/** A part is a list of links if at least this share of its letters is in links. */
const MOSTLY_LINKS = 0.6;
const FEWEST_LINKS = 3;

const CLUTTER_TAGS = new Set(['nav', 'aside', 'footer', 'form', 'menu']);
const CLUTTER_ROLES = new Set([
  'navigation',
  'banner',
  'contentinfo',
  'complementary',
  'search',
  'menu',
  'dialog',
  'toolbar',
]);
/** Words in classes and ids that name clutter, as whole words: "site-footer", "navMain", "box_quangcao". */
const CLUTTER_NAMES = wordSet(
  'nav navbar navigation menu submenu sidebar footer breadcrumb breadcrumbs comment comments share sharing social ' +
    'related advert advertisement ads adv banner cookie cookies popup modal login signin search pagination pager ' +
    'toolbar widget promo subscribe newsletter rating feedback skip quangcao qc lienquan binhluan chiase dangnhap ' +
    'timkiem danhmuc tags',
);

interface Weight {
  /** Letters of prose: text outside links that is long enough to be a sentence. */
  prose: number;
  letters: number;
  linked: number;
  links: number;
  /** Lines that certainly belong to the document: they begin a unit or are marked as part of it. */
  own: number;
}

/**
 * Finds the document in a page: the smallest element with nearly all of its prose and every line that begins a unit,
 * without lists of links, menus, forms, and parts whose names mark them as clutter.
 * @param isOwn whether an element is marked as part of the document
 */
export function findMain(body: XmlElement, isOwn: (element: XmlElement) => boolean): MainPart {
  const weights = new Map<XmlElement, Weight>();
  weigh(body, false, weights, isOwn);
  const total = weights.get(body)?.prose ?? 0;
  const clutter = new Map<XmlElement, string>();
  markClutter(body, weights, total, clutter);
  const clean = new Map<XmlElement, number>();
  proseWithout(body, weights, clutter, clean);
  const wanted = (clean.get(body) ?? 0) * MOST_PROSE;
  let main = body;
  for (;;) {
    const inner = wanted === 0 ? undefined : innerOf(main, wanted, { weights, clutter, clean });
    if (!inner) break;
    for (const child of elementsOf(main)) if (child !== inner) setAside(child, clutter);
    main = inner;
  }
  return { main, clutter };
}

interface Weighed {
  weights: ReadonlyMap<XmlElement, Weight>;
  clutter: ReadonlyMap<XmlElement, string>;
  /** Letters of prose outside clutter. */
  clean: ReadonlyMap<XmlElement, number>;
}

/** The child that contains the whole document, if there is one. */
function innerOf(main: XmlElement, wanted: number, { weights, clutter, clean }: Weighed): XmlElement | undefined {
  const children = elementsOf(main).filter((child) => !clutter.has(child));
  const inner = children.find((child) => INNER.has(child.name) && (clean.get(child) ?? 0) >= wanted);
  if (!inner) return undefined;
  const beside = children.filter((child) => child !== inner);
  const loses = beside.some((child) => weights.get(child)?.own || (clean.get(child) ?? 0) > LONGEST_BESIDE);
  const ownText = main.children.some((child) => typeof child === 'string' && child.trim() !== '');
  return loses || ownText ? undefined : inner;
}

/** Elements beside the main part are not part of the document, except its main heading. */
function setAside(element: XmlElement, clutter: Map<XmlElement, string>): void {
  if (element.name === 'h1' || clutter.has(element)) return;
  if (elementsOf(element).some(hasMainHeading)) {
    for (const child of elementsOf(element)) setAside(child, clutter);
  } else if (countWords(textOf(element)) > 0) clutter.set(element, 'text around the document');
}

function hasMainHeading(element: XmlElement): boolean {
  return element.name === 'h1' || elementsOf(element).some(hasMainHeading);
}

const INNER = new Set(['div', 'section', 'article', 'main', 'table', 'tbody', 'tr', 'td', 'center', 'form', 'font']);

function weigh(
  element: XmlElement,
  linked: boolean,
  weights: Map<XmlElement, Weight>,
  isOwn: (element: XmlElement) => boolean,
): Weight {
  const weight: Weight = { prose: 0, letters: 0, linked: 0, links: 0, own: isOwn(element) ? 1 : 0 };
  const inLink = linked || leadsAway(element);
  let text = '';
  for (const child of element.children) {
    if (typeof child === 'string') {
      text += child;
      continue;
    }
    const inner = weigh(child, inLink, weights, isOwn);
    weight.prose += inner.prose;
    weight.letters += inner.letters;
    weight.linked += inner.linked;
    weight.links += inner.links;
    weight.own += inner.own;
  }
  const letters = text.replace(/\s+/g, ' ').trim().length;
  const beginsUnit = !inLink && isNumberedHead(text);
  weight.letters += letters;
  if (inLink) weight.linked += letters;
  if (inLink && !linked) weight.links += 1;
  if (beginsUnit) weight.own += 1;
  if (!inLink && (letters >= SHORTEST_PROSE || beginsUnit)) weight.prose += letters;
  weights.set(element, weight);
  return weight;
}

function leadsAway({ name, attributes }: XmlElement): boolean {
  return name === 'a' && attributes.href !== undefined && !attributes.href.startsWith('#');
}

function markClutter(
  element: XmlElement,
  weights: Map<XmlElement, Weight>,
  total: number,
  clutter: Map<XmlElement, string>,
): void {
  for (const child of elementsOf(element)) {
    const what = clutterOf(child, weights.get(child), total);
    if (what === undefined) markClutter(child, weights, total, clutter);
    else clutter.set(child, what);
  }
}

function clutterOf(element: XmlElement, weight: Weight | undefined, total: number): string | undefined {
  if (!weight || weight.letters === 0) return undefined;
  if (weight.prose > total * TOO_MUCH_PROSE) return undefined;
  if (isNamedClutter(element)) return 'navigation, adverts and footers';
  const isList = weight.links >= FEWEST_LINKS && weight.linked > weight.letters * MOSTLY_LINKS;
  return isList && LISTS.has(element.name) ? 'lists of links' : undefined;
}

const LISTS = new Set(['div', 'ul', 'ol', 'section', 'table', 'p', 'header', 'dl', 'center']);

function isNamedClutter({ name, attributes }: XmlElement): boolean {
  if (CLUTTER_TAGS.has(name) || CLUTTER_ROLES.has(attributes.role ?? '')) return true;
  if (name === 'p' || /^h\d$/.test(name)) return false;
  const names = `${attributes.class ?? ''} ${attributes.id ?? ''}`.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return names.split(/[^a-z]+/).some((word) => CLUTTER_NAMES.has(word));
}

function proseWithout(
  element: XmlElement,
  weights: Map<XmlElement, Weight>,
  clutter: Map<XmlElement, string>,
  clean: Map<XmlElement, number>,
): number {
  if (clutter.has(element)) return 0;
  let prose = weights.get(element)?.prose ?? 0;
  for (const child of elementsOf(element))
    prose -= (weights.get(child)?.prose ?? 0) - proseWithout(child, weights, clutter, clean);
  clean.set(element, prose);
  return prose;
}
