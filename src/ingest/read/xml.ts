import type { SaxesParser } from 'saxes';
import { decodeMarkup } from './encoding.js';
import { problem } from './problems.js';

/** Deepest nesting accepted; the deepest real law measured has 40 levels. */
const DEEPEST = 250;
/** Maximum number of elements; a 50 MB file of only the shortest elements would have more. */
const MOST_ELEMENTS = 3_000_000;

/** An element of an XML file. Names are without their namespace prefix. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: (XmlElement | string)[];
}

/**
 * Parses XML into a tree. Only XML's five built-in entities are expanded, and nothing is fetched.
 * @param file its name, for messages
 * @throws CorpusError when the file is not well-formed, defines entities, or is nested too deeply
 */
export async function parseXml(bytes: Uint8Array, file: string): Promise<XmlElement> {
  const text = decodeMarkup(bytes, file);
  const { SaxesParser } = await import('saxes');
  const parser = new SaxesParser({ fileName: file });
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  const open: XmlElement[] = [root];
  let elements = 0;
  const top = () => open[open.length - 1] ?? root;
  parser.on('error', (error) => {
    throw malformed(file, parser, error.message);
  });
  parser.on('doctype', (doctype) => {
    if (/<!ENTITY/i.test(doctype)) throw entities(file, parser.line);
  });
  parser.on('opentag', (tag) => {
    elements += 1;
    if (open.length > DEEPEST || elements > MOST_ELEMENTS) throw tooDeep(file, parser.line);
    const attributes = tag.attributes as Record<string, string>;
    const element: XmlElement = { name: localName(tag.name), attributes, children: [] };
    top().children.push(element);
    open.push(element);
  });
  parser.on('text', (part) => top().children.push(part));
  parser.on('cdata', (part) => top().children.push(part));
  parser.on('closetag', () => open.pop());
  parser.write(text).close();
  const [first] = elementsOf(root);
  if (!first) throw malformed(file, parser, 'it has no element');
  return first;
}

function malformed(file: string, parser: SaxesParser, message: string): Error {
  const reason = message.replace(/^.*?:\d+:\d+:\s*/, '').replace(/\.$/, '');
  const text = `is not well-formed XML: ${reason}.`;
  return problem('malformed_xml', file, text, 'Download or save it again from its source.', parser.line);
}

function entities(file: string, line: number): Error {
  const cure = 'Remove the DOCTYPE and write the characters themselves.';
  return problem('xml_entities', file, 'defines entities of its own, which are never expanded.', cure, line);
}

function tooDeep(file: string, line: number): Error {
  const message = `is nested more than ${DEEPEST} levels deep or has millions of elements; no law is.`;
  return problem('xml_too_deep', file, message, 'Check where the file comes from.', line);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The child elements of an element. */
export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => typeof child !== 'string');
}

/** The first child with this name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element && elementsOf(element).find((child) => child.name === name);
}

/** The first descendant with this name, in document order. */
export function findElement(element: XmlElement | undefined, name: string): XmlElement | undefined {
  if (!element) return undefined;
  for (const child of elementsOf(element)) {
    const found = child.name === name ? child : findElement(child, name);
    if (found) return found;
  }
  return undefined;
}

/** All text below an element. */
export function textOf(element: XmlElement | undefined): string {
  if (!element) return '';
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}
