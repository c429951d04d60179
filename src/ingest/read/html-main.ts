import { isNumberedHead } from '../../text/numbering.js';
import { innocentNames, isClutterTag, seriesIn, verdictOfNames } from './html-clutter.js';
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
/** A part with more of the page's prose than this is never clutter, nor are parts with a common name that have it. */
const TOO_MUCH_PROSE = 0.4;
/** If names of clutter leave less of the page's prose than this, they do not mean what they say. */
const TOO_LITTLE_LEFT = 0.15;
/** Texts shorter than this, in characters, are labels, not prose. */
const SHORTEST_PROSE = 40;
/** A part is a list of links if at least this share of its letters is in links. */
const MOSTLY_LINKS = 0.6;
const FEWEST_LINKS = 3;
/** A part whose name contains a word for clutter among others is clutter if this share of its letters is in links. */
const MANY_LINKS = 0.3;

interface Weight {
  /** Letters of prose: text outside links that is long enough to be a sentence. */
  prose: number;
  letters: number;
  linked: number;
  links: number;
  /** Lines that certainly belong to the document: they begin a unit or are marked as part of it. */
  own: number;
  /** Headings outside links. */
  headings: number;
}

interface Page {
  weights: ReadonlyMap<XmlElement, Weight>;
  /** Letters of prose of the whole page. */
  total: number;
  /** Names that mark the document, although they contain a word for clutter. */
  innocent: ReadonlySet<string>;
  /** Whether names count at all. */
  byName: boolean;
  /** Elements that are or contain footnotes of the document. */
  withNotes: ReadonlySet<XmlElement>;
}

/**
 * Finds the document in a page: the smallest element with nearly all of its prose and every line that begins a unit,
 * without lists of links, menus, forms, and parts whose names mark them as clutter.
 * @param isOwn whether an element is marked as part of the document
 * @param notes the footnotes; they belong to the document even if they are beside its text
 */
export function findMain(
  body: XmlElement,
  isOwn: (element: XmlElement) => boolean,
  notes: ReadonlySet<XmlElement> = new Set(),
): MainPart {
  const weights = new Map<XmlElement, Weight>();
  weigh(body, false, weights, isOwn);
  const withNotes = holdersOf(body, notes);
  const { clutter, clean } = cleared(body, weights, withNotes);
  const wanted = (clean.get(body) ?? 0) * MOST_PROSE;
  let main = body;
  let outermost: XmlElement | undefined;
  for (;;) {
    const inner = wanted === 0 ? undefined : innerOf(main, wanted, { weights, clutter, clean });
    if (!inner) break;
    const beside = elementsOf(main).filter((child) => child !== inner);
    if (beside.some((child) => withNotes.has(child) && !clutter.has(child))) outermost ??= main;
    for (const child of beside) setAside(child, clutter, notes, withNotes);
    main = inner;
  }
  return { main: outermost ?? main, clutter };
}

/** The elements that are or contain one of these. */
function holdersOf(element: XmlElement, wanted: ReadonlySet<XmlElement>): Set<XmlElement> {
  const holders = new Set<XmlElement>();
  const visit = (inside: XmlElement): boolean => {
    let holds = wanted.has(inside);
    for (const child of elementsOf(inside)) if (visit(child)) holds = true;
    if (holds) holders.add(inside);
    return holds;
  };
  visit(element);
  return holders;
}

/** The clutter of a page and the prose outside it. Names that leave next to nothing of the page do not count. */
function cleared(
  body: XmlElement,
  weights: Map<XmlElement, Weight>,
  withNotes: ReadonlySet<XmlElement>,
): { clutter: Map<XmlElement, string>; clean: Map<XmlElement, number> } {
  const proseOf = (element: XmlElement) => weights.get(element)?.prose ?? 0;
  const total = proseOf(body);
  const innocent = innocentNames(body, proseOf, total * TOO_MUCH_PROSE);
  const clear = (byName: boolean) => {
    const clutter = new Map<XmlElement, string>();
    markClutter(body, { weights, total, innocent, byName, withNotes }, clutter);
    const clean = new Map<XmlElement, number>();
    proseWithout(body, weights, clutter, clean);
    return { clutter, clean };
  };
  const found = clear(true);
  const left = found.clean.get(body) ?? 0;
  return left < total * TOO_LITTLE_LEFT || !hasText(body, found.clutter) ? clear(false) : found;
}

function hasText(element: XmlElement, clutter: ReadonlyMap<XmlElement, string>): boolean {
  return element.children.some((child) =>
    typeof child === 'string' ? child.trim() !== '' : !clutter.has(child) && hasText(child, clutter),
  );
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

/** Elements beside the main part are not part of the document, except its main heading and its notes. */
function setAside(
  element: XmlElement,
  clutter: Map<XmlElement, string>,
  notes: ReadonlySet<XmlElement>,
  withNotes: ReadonlySet<XmlElement>,
): void {
  if (element.name === 'h1' || clutter.has(element) || notes.has(element)) return;
  if (withNotes.has(element) || elementsOf(element).some(hasMainHeading)) {
    for (const child of elementsOf(element)) setAside(child, clutter, notes, withNotes);
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
  const weight: Weight = { prose: 0, letters: 0, linked: 0, links: 0, own: isOwn(element) ? 1 : 0, headings: 0 };
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
    weight.headings += inner.headings;
  }
  const letters = text.replace(/\s+/g, ' ').trim().length;
  const beginsUnit = !inLink && isNumberedHead(text);
  weight.letters += letters;
  if (inLink) weight.linked += letters;
  if (inLink && !linked) weight.links += 1;
  if (beginsUnit) weight.own += 1;
  if (!inLink && /^h[1-6]$/.test(element.name) && weight.letters > weight.linked) weight.headings += 1;
  if (!inLink && (letters >= SHORTEST_PROSE || beginsUnit)) weight.prose += letters;
  weights.set(element, weight);
  return weight;
}

function leadsAway({ name, attributes }: XmlElement): boolean {
  return name === 'a' && attributes.href !== undefined && !attributes.href.startsWith('#');
}

function markClutter(element: XmlElement, page: Page, clutter: Map<XmlElement, string>): void {
  const series = seriesIn(element, (child) => page.weights.get(child)?.prose ?? 0);
  for (const child of elementsOf(element)) {
    const what = page.withNotes.has(child) ? undefined : clutterOf(child, page, series.has(child));
    if (what === undefined) markClutter(child, page, clutter);
    else clutter.set(child, what);
  }
}

function clutterOf(element: XmlElement, page: Page, inSeries: boolean): string | undefined {
  const weight = page.weights.get(element);
  if (!weight || weight.letters === 0) return undefined;
  if (weight.prose > page.total * TOO_MUCH_PROSE) return undefined;
  const byName = page.byName && !inSeries && isNamedClutter(element, weight, page.innocent);
  if (isClutterTag(element) || byName) return 'navigation, adverts and footers';
  const isList = weight.links >= FEWEST_LINKS && weight.linked > weight.letters * MOSTLY_LINKS;
  return isList && LISTS.has(element.name) ? 'lists of links' : undefined;
}

const LISTS = new Set(['div', 'ul', 'ol', 'section', 'table', 'p', 'header', 'dl', 'center']);

/** Whether the names of a part mark it as clutter; if they may mean something else, its text must look like clutter. */
function isNamedClutter(element: XmlElement, weight: Weight, innocent: ReadonlySet<string>): boolean {
  const verdict = verdictOfNames(element, innocent);
  if (verdict === 'none' || weight.own > 0) return false;
  if (verdict === 'certain') return true;
  if (weight.links >= FEWEST_LINKS && weight.linked > weight.letters * MANY_LINKS) return true;
  return weight.links > 0 && weight.prose === 0 && weight.headings === 0;
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
