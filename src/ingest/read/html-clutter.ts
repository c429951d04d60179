import { wordSet } from '../../text/word-lists.js';
import { elementsOf, type XmlElement } from './xml.js';

// Classes and ids are words that the makers of a page chose. "site-footer" says that a part is not the document;
// "search-and-rescue" is only the subject of a section, and "pagination-disabled" is a setting.

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
/** Words that name clutter. */
const CLUTTER_WORDS = wordSet(
  'nav navbar navigation menu submenu sidebar footer breadcrumb breadcrumbs comment comments share sharing ' +
    'related advert advertisement advertising ads adv banner cookie cookies popup modal login signin search ' +
    'pagination pager toolbar promo subscribe newsletter rating feedback quangcao qc lienquan binhluan chiase ' +
    'dangnhap timkiem danhmuc tags',
);
/** Words that name clutter only together with one of the others: "social-links", "skip-to-content". */
const CLUTTER_PAIRS: Record<string, ReadonlySet<string>> = {
  social: wordSet('link links share sharing media icon icons bar bars button buttons network networks follow nav menu'),
  skip: wordSet('link links nav navigation content main to'),
};
/** Words for the place and form of a part, which say nothing about its subject. */
const LAYOUT_WORDS = wordSet(
  'site page main global primary secondary top bottom left right center middle upper lower first last header ' +
    'head heading foot inner outer wrap wrapper wrapped container content contents box boxes block blocks ' +
    'section sections area list lists item items link links button buttons btn icon icons bar bars panel ' +
    'panels group groups row col column columns module modules region zone holder title titles text body field ' +
    'input label consent notice message overlay post posts article articles news story stories entry entries ' +
    'video videos topic topics thread respond reply user form media network networks follow us this to more ' +
    'also widget widgets social skip sticky fixed floating desktop mobile mega dropdown signup bottombar ' +
    'topbar google facebook js ecl wp et td bs elementor drupal view views component default base sub mini big ' +
    'small horizontal vertical fluid khung hop cot bai viet tin cuoi dau trang trai phai noi dung',
);

/** What the names of an element say: nothing, perhaps clutter (a clutter word amid others), or certainly clutter. */
export type NameVerdict = 'none' | 'perhaps' | 'certain';

/** Whether an element's tag or role marks it as clutter. */
export function isClutterTag({ name, attributes }: XmlElement): boolean {
  return CLUTTER_TAGS.has(name) || CLUTTER_ROLES.has(attributes.role ?? '');
}

/**
 * What the classes and ids of an element say about it.
 * @param innocent names that mark so much of the page that they cannot mean clutter
 */
export function verdictOfNames(element: XmlElement, innocent: ReadonlySet<string>): NameVerdict {
  if (element.name === 'p' || /^h\d$/.test(element.name)) return 'none';
  const found = namesOf(element)
    .filter((name) => !innocent.has(name))
    .map(verdictOfName);
  if (found.includes('certain')) return 'certain';
  return found.includes('perhaps') ? 'perhaps' : 'none';
}

function namesOf({ attributes }: XmlElement): string[] {
  return `${attributes.class ?? ''} ${attributes.id ?? ''}`.split(/\s+/).filter((name) => name !== '');
}

function verdictOfName(name: string): NameVerdict {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
  const paired = words.some((word) => words.some((other) => CLUTTER_PAIRS[word]?.has(other)));
  const alone = words.some((word) => Object.hasOwn(CLUTTER_PAIRS, word));
  const named = words.some((word) => CLUTTER_WORDS.has(word));
  if (!named && !paired) return alone && words.length === 1 ? 'perhaps' : 'none';
  return words.every((word) => CLUTTER_WORDS.has(word) || LAYOUT_WORDS.has(word)) ? 'certain' : 'perhaps';
}

/**
 * The names of clutter that together mark more than a share of the page's prose: several blocks of text with a common
 * class are the document, however small each is.
 */
export function innocentNames(
  body: XmlElement,
  proseOf: (element: XmlElement) => number,
  mostProse: number,
): Set<string> {
  const sums = new Map<string, number>();
  const open = new Set<string>();
  const visit = (element: XmlElement) => {
    const names = namesOf(element).filter((name) => !open.has(name) && verdictOfName(name) !== 'none');
    for (const name of names) {
      open.add(name);
      sums.set(name, (sums.get(name) ?? 0) + proseOf(element));
    }
    for (const child of elementsOf(element)) visit(child);
    for (const name of names) open.delete(name);
  };
  visit(body);
  return new Set([...sums].filter(([, prose]) => prose > mostProse).map(([name]) => name));
}

/**
 * Parts of one series: at least three neighbours of the same tag and class that each begin with a heading of the same
 * level and have prose, most of them with names that say nothing. `<section id="sharing">` between
 * `<section id="trade">` and `<section id="energy">` is a section like them.
 */
export function seriesIn(parent: XmlElement, proseOf: (element: XmlElement) => number): Set<XmlElement> {
  const series = new Map<string, XmlElement[]>();
  for (const child of elementsOf(parent)) {
    const heading = elementsOf(child)[0]?.name ?? '';
    if (!/^h[1-6]$/.test(heading) || proseOf(child) === 0 || isClutterTag(child)) continue;
    const key = `${child.name} ${child.attributes.class ?? ''} ${heading}`;
    series.set(key, [...(series.get(key) ?? []), child]);
  }
  const none = new Set<string>();
  const found = [...series.values()].filter(
    (parts) => parts.filter((part) => verdictOfNames(part, none) === 'none').length >= Math.max(2, parts.length / 2),
  );
  return new Set(found.flat());
}
