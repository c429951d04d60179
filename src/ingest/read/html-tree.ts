import type { DefaultTreeAdapterTypes } from 'parse5';
import { wordSet } from '../../text/word-lists.js';
import type { Elevation } from '../tidy/raised.js';
import { writeLevels } from './tree-levels.js';
import type { XmlElement } from './xml.js';

/** Deeper elements become children of the one at this depth; their text stays in order. */
const DEEPEST = 250;
/** Elements whose content is never part of a document's text. */
const NEVER_TEXT = wordSet(
  'script style template noscript iframe object embed applet svg canvas audio video select button input ' +
    'textarea head link meta title map dialog',
);

/** A page: its body as a tree without invisible elements, and its head. */
export interface HtmlPage {
  body: XmlElement;
  /** `<meta>` elements by name or property in lower case; the first with each name counts. */
  meta: Map<string, string>;
  title: string;
  language: string;
  canonical: string;
}

/** Parses a page as browsers do. No script is run and nothing is fetched. */
export async function parseHtml(source: string): Promise<HtmlPage> {
  const { parse } = await import('parse5');
  const document = parse(source);
  const page: HtmlPage = {
    body: { name: 'body', attributes: {}, children: [] },
    meta: new Map(),
    title: '',
    language: '',
    canonical: '',
  };
  const waiting: { node: DefaultTreeAdapterTypes.ChildNode; into: XmlElement; depth: number }[] = [];
  const wait = (nodes: DefaultTreeAdapterTypes.ChildNode[], into: XmlElement, depth: number) => {
    for (let i = nodes.length - 1; i >= 0; i -= 1) {
      const node = nodes[i];
      if (node) waiting.push({ node, into, depth });
    }
  };
  wait(document.childNodes, page.body, 0);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, into, depth } = next;
    if (node.nodeName === '#text' && 'value' in node) into.children.push(node.value);
    if (!('tagName' in node)) continue;
    const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
    if (node.tagName === 'head') for (const child of node.childNodes) readHead(page, child);
    if (node.tagName === 'html') page.language = attributes.lang ?? attributes['xml:lang'] ?? '';
    if (NEVER_TEXT.has(node.tagName) || isHidden(attributes)) continue;
    const flat = depth > DEEPEST || node.tagName === 'html' || node.tagName === 'body';
    const element: XmlElement = flat ? into : { name: node.tagName, attributes, children: [] };
    if (!flat) into.children.push(element);
    wait(node.childNodes, element, depth + 1);
  }
  writeLevels(page.body, levelOf);
  return page;
}

/** Elements whose text is never part of the raised text around them, which a page may have left open. */
const BLOCKS = wordSet('p div li dd dt td th table ul ol dl section article aside blockquote h1 h2 h3 h4 h5 h6');

/** Pages raise letters by an element, a style, or a class, as EUR-Lex does. */
function levelOf({ name, attributes }: XmlElement, around: Elevation | undefined): Elevation | undefined {
  if (name === 'sup') return 'raised';
  if (name === 'sub') return 'lowered';
  if (BLOCKS.has(name)) return undefined;
  const aligned = /vertical-align\s*:\s*(super|sub)\b/i.exec(attributes.style ?? '')?.[1]?.toLowerCase();
  if (aligned !== undefined) return aligned === 'super' ? 'raised' : 'lowered';
  const classes = (attributes.class ?? '').split(/\s+/);
  if (classes.some((one) => /^(?:oj-)?super(?:script)?$/i.test(one))) return 'raised';
  if (classes.some((one) => /^(?:oj-sub|subscript)$/i.test(one))) return 'lowered';
  return around;
}

function isHidden(attributes: Record<string, string>): boolean {
  if ('hidden' in attributes) return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes.style ?? '');
}

function readHead(page: HtmlPage, node: DefaultTreeAdapterTypes.ChildNode): void {
  if (!('tagName' in node)) return;
  const attribute = (name: string) => node.attrs.find((one) => one.name === name)?.value ?? '';
  if (node.tagName === 'title') {
    const [text] = node.childNodes;
    if (text && 'value' in text) page.title = text.value;
  }
  if (node.tagName === 'meta') {
    const name = (attribute('name') || attribute('property')).toLowerCase();
    if (name !== '' && !page.meta.has(name)) page.meta.set(name, attribute('content'));
  }
  if (node.tagName === 'link' && attribute('rel').toLowerCase() === 'canonical') page.canonical = attribute('href');
}
