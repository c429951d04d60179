import type { Elevation } from '../tidy/raised.js';
import { attribute, settingOf } from './docx-numbering.js';
import { childOf, elementsOf, type XmlElement } from './xml.js';

/** The properties that a paragraph style gives its paragraphs. */
export interface ParagraphStyle {
  kind: 'title' | 'heading' | 'contents' | 'paragraph';
  /** Depth of a heading, from 1. */
  level: number | undefined;
  /** The list that numbers the style's paragraphs, and its level if the style gives one. */
  list: string | undefined;
  listLevel: number | undefined;
}

const PLAIN: ParagraphStyle = { kind: 'paragraph', level: undefined, list: undefined, listLevel: undefined };
/** Styles may be based on other styles; a longer chain than this is circular. */
const LONGEST_CHAIN = 20;
/** Values of `w:vertAlign`; `baseline` is neither. */
const ALIGNED: Record<string, Elevation> = { superscript: 'raised', subscript: 'lowered' };
/** Letters set higher or lower than the line by this many half-points are exponents, marks of notes or indices. */
const RAISED_BY = 4;

/** The styles of a document by id, with the properties they inherit. */
export class Styles {
  readonly #elements = new Map<string, XmlElement>();
  readonly #known = new Map<string, ParagraphStyle>();
  #standard: string | undefined;

  /** @param styles the root of styles.xml, if the document has it */
  constructor(styles: XmlElement | undefined) {
    for (const element of styles ? elementsOf(styles) : []) {
      const id = attribute(element, 'styleId');
      if (element.name !== 'style' || id === undefined) continue;
      this.#elements.set(id, element);
      if (attribute(element, 'type') === 'paragraph' && attribute(element, 'default') === '1') this.#standard = id;
    }
  }

  /** @param id the style that a paragraph names; if undefined, the document's default style is used */
  of(id: string | undefined): ParagraphStyle {
    return this.#find(id ?? this.#standard, 0);
  }

  /** Whether a run's letters are raised or lowered, by its own properties or its character style. */
  levelOf(run: XmlElement): Elevation | undefined {
    const properties = childOf(run, 'rPr');
    return this.#levelIn(properties, settingOf(properties, 'rStyle'), 0);
  }

  #levelIn(properties: XmlElement | undefined, base: string | undefined, depth: number): Elevation | undefined {
    const aligned = settingOf(properties, 'vertAlign');
    if (aligned !== undefined) return ALIGNED[aligned];
    const height = Number(settingOf(properties, 'position') ?? 0);
    if (Math.abs(height) >= RAISED_BY) return height > 0 ? 'raised' : 'lowered';
    const style = base === undefined || depth > LONGEST_CHAIN ? undefined : this.#elements.get(base);
    return style && this.#levelIn(childOf(style, 'rPr'), settingOf(style, 'basedOn'), depth + 1);
  }

  #find(id: string | undefined, depth: number): ParagraphStyle {
    const element = id === undefined || depth > LONGEST_CHAIN ? undefined : this.#elements.get(id);
    if (id === undefined || !element) return namedOf(id ?? '') ?? PLAIN;
    const known = this.#known.get(id);
    if (known) return known;
    const base = this.#find(settingOf(element, 'basedOn'), depth + 1);
    const properties = childOf(element, 'pPr');
    const numbering = childOf(properties, 'numPr');
    const outline = settingOf(properties, 'outlineLvl');
    const named = namedOf(settingOf(element, 'name') ?? id) ?? namedOf(id);
    const level = outline === undefined ? named?.level : Number(outline) < 9 ? Number(outline) + 1 : undefined;
    const inherits = named?.kind ?? base.kind;
    const listLevel = settingOf(numbering, 'ilvl');
    const style: ParagraphStyle = {
      kind: inherits === 'paragraph' && level !== undefined ? 'heading' : inherits,
      level: level ?? base.level,
      list: settingOf(numbering, 'numId') ?? base.list,
      listLevel: listLevel === undefined ? base.listLevel : Number(listLevel),
    };
    this.#known.set(id, style);
    return style;
  }
}

/** Word's built-in styles keep their English names in every language of Word. */
function namedOf(name: string): ParagraphStyle | undefined {
  const heading = /^heading ?([1-9])$/i.exec(name)?.[1];
  if (heading !== undefined) return { ...PLAIN, kind: 'heading', level: Number(heading) };
  if (/^(?:title|subtitle)$/i.test(name)) return { ...PLAIN, kind: 'title' };
  if (/^toc ?(?:\d|heading)$/i.test(name)) return { ...PLAIN, kind: 'contents' };
  return undefined;
}
