import { wordSet } from '../../text/word-lists.js';
import { tidyBlock } from './text-writer.js';
import { elementsOf, type XmlElement } from './xml.js';

// Equations in MathML (web pages) and in OMML (Word), written in one line. Both have the same parts under other names.

const SKIPPED = new Set(['annotation', 'annotation-xml', 'del', 'moveFrom', 'mphantom', 'phant', 'mspace']);
/** Elements that contain one row of parts and add nothing. */
const ROWS = wordSet(
  'math mrow mstyle mpadded semantics menclose merror maction oMath oMathPara box borderBox e num den sub sup deg ' +
    'lim fName ins moveTo r mi mn mtext ms t mo',
);
/** Elements of properties: how an equation looks. */
const PROPERTIES = /^(?:\w+Pr|ctrlPr)$/;
const RAISED: Record<string, string> = Object.fromEntries(
  Array.from('0123456789+−-=()ni', (plain, i) => [plain, Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ')[i] ?? plain]),
);
const LOWERED: Record<string, string> = Object.fromEntries(
  Array.from('0123456789+−-=()', (plain, i) => [plain, Array.from('₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎')[i] ?? plain]),
);
const ACCENTS: Record<string, string> = {
  '\u0302': '\u0302',
  '^': '\u0302',
  '¯': '\u0304',
  '‾': '\u0304',
  '˙': '\u0307',
};

/** A form that one line of text cannot show: a matrix, a system of equations, an unknown element. */
class NotLinear extends Error {}

/**
 * An equation in one line of text: "x = a/b", "x²", "√(a + b)". Parts of more than one sign are put in parentheses, so
 * that the meaning stays the same.
 * @returns undefined if one line of text cannot show it
 */
export function equationText(equation: XmlElement): string | undefined {
  try {
    return tidyBlock(row(equation));
  } catch (error) {
    if (error instanceof NotLinear) return undefined;
    throw error;
  }
}

function row(element: XmlElement): string {
  return element.children
    .map((child) => (typeof child === 'string' ? (isLeaf(element) ? child : '') : part(child)))
    .join('');
}

function isLeaf({ name }: XmlElement): boolean {
  return /^(?:mi|mn|mo|mtext|ms|t)$/.test(name);
}

function part(element: XmlElement): string {
  const { name } = element;
  if (SKIPPED.has(name) || PROPERTIES.test(name)) return '';
  if (name === 'mo') return operator(row(element).trim());
  if (ROWS.has(name)) return row(element);
  const write = FORMS[name];
  if (!write) throw new NotLinear();
  return write(element);
}

/** Invisible signs of multiplication become a space, so that no two numbers grow together. */
function operator(sign: string): string {
  if (sign === '\u2062' || sign === '\u2063' || sign === '\u2064') return ' ';
  if (sign === '\u2061') return '';
  return /^[=<>≤≥≠≈≡+−±×÷→⇒∈]$/u.test(sign) || sign === '-' ? ` ${sign.replace('-', '−')} ` : sign;
}

const FORMS: Record<string, (element: XmlElement) => string> = {
  mfrac: (element) => fraction(nth(element, 0), nth(element, 1)),
  f: (element) => fraction(named(element, 'num'), named(element, 'den')),
  msup: (element) => nth(element, 0) + raised(nth(element, 1)),
  sSup: (element) => named(element, 'e') + raised(named(element, 'sup')),
  msub: (element) => nth(element, 0) + lowered(nth(element, 1)),
  sSub: (element) => named(element, 'e') + lowered(named(element, 'sub')),
  msubsup: (element) => nth(element, 0) + lowered(nth(element, 1)) + raised(nth(element, 2)),
  sSubSup: (element) => named(element, 'e') + lowered(named(element, 'sub')) + raised(named(element, 'sup')),
  munder: (element) => limits(nth(element, 0), nth(element, 1), ''),
  munderover: (element) => limits(nth(element, 0), nth(element, 1), nth(element, 2)),
  mover: (element) => accented(nth(element, 0), nth(element, 1)),
  limLow: (element) => limits(named(element, 'e'), named(element, 'lim'), ''),
  msqrt: (element) => `√${grouped(row(element))}`,
  mroot: (element) => root(nth(element, 0), nth(element, 1)),
  rad: (element) => root(named(element, 'e'), named(element, 'deg')),
  mfenced: ({ attributes, ...element }) => {
    const separators = Array.from((attributes.separators ?? ',').replace(/\s/g, ''));
    const parts = elementsOf({ attributes, ...element }).map(part);
    const joined = parts.map((text, i) => (i === 0 ? text : `${separators[i - 1] ?? separators.at(-1) ?? ''} ${text}`));
    return `${attributes.open ?? '('}${joined.join('')}${attributes.close ?? ')'}`;
  },
  d: (element) => {
    const inside = elementsOf(element).filter(({ name }) => name === 'e');
    const text = inside.map(row).join(setting(element, 'sepChr', '|'));
    return `${setting(element, 'begChr', '(')}${text}${setting(element, 'endChr', ')')}`;
  },
  nary: (element) => {
    const sign = setting(element, 'chr', '∫');
    return `${limits(sign, named(element, 'sub'), named(element, 'sup'))} ${named(element, 'e')}`;
  },
  func: (element) => `${named(element, 'fName')} ${named(element, 'e')}`,
};

function nth(element: XmlElement, index: number): string {
  const child = elementsOf(element)[index];
  if (!child) throw new NotLinear();
  return part(child).trim();
}

function named(element: XmlElement, name: string): string {
  const child = elementsOf(element).find((one) => one.name === name);
  return child ? row(child).trim() : '';
}

/** A setting in the properties of an element of Word, such as the sign of a sum. */
function setting(element: XmlElement, name: string, usual: string): string {
  const properties = elementsOf(element).find((child) => PROPERTIES.test(child.name));
  const found = properties && elementsOf(properties).find((child) => child.name === name);
  if (!found) return usual;
  const [, value = ''] = Object.entries(found.attributes).find(([key]) => /(?:^|:)val$/.test(key)) ?? [];
  return value;
}

function fraction(above: string, below: string): string {
  return `${grouped(above)}/${grouped(below)}`;
}

function root(inside: string, degree: string): string {
  if (degree !== '' && !/^\d+$/.test(degree)) throw new NotLinear();
  return `${degree === '2' ? '' : signs(degree, RAISED)}√${grouped(inside)}`;
}

function raised(text: string): string {
  return signs(text, RAISED) ?? `^${grouped(text)}`;
}

function lowered(text: string): string {
  return signs(text, LOWERED) ?? `_${grouped(text)}`;
}

function limits(sign: string, below: string, above: string): string {
  const written = (mark: string, text: string) => (text === '' ? '' : `${mark}${grouped(text)}`);
  return `${sign}${written('_', below)}${written('^', above)}`;
}

function accented(base: string, accent: string): string {
  const mark = ACCENTS[accent];
  if (mark === undefined || Array.from(base).length !== 1) throw new NotLinear();
  return base + mark;
}

/** A text in raised or lowered signs; undefined if Unicode lacks one of them. */
function signs(text: string, table: Readonly<Record<string, string>>): string | undefined {
  const found = Array.from(text.replace(/\s/g, ''), (sign) => table[sign]);
  return found.includes(undefined) ? undefined : found.join('');
}

/** In parentheses, unless it is one number, sign or word. */
function grouped(text: string): string {
  return /^(?:[\p{L}\p{M}]+|[\p{N}.,]+|[^\s])$/u.test(text) || /^\([^()]*\)$/.test(text) ? text : `(${text})`;
}
