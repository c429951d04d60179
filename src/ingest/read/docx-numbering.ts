import { inStyle } from './list-numbers.js';
import { childOf, elementsOf, type XmlElement } from './xml.js';

// Word keeps automatic numbers out of the text: a paragraph names a list and a level, and numbering.xml defines the
// printed form.

/** One level of a list: "%1.%2" of decimals, "(%1)" of small letters, … */
interface Level {
  start: number;
  format: string;
  /** The printed form, with %1 … %9 for the counters of the levels. */
  text: string;
  /** All its counters are printed as decimals, regardless of the format of their own levels. */
  legal: boolean;
  /** The paragraph style that is numbered at this level. */
  style: string | undefined;
  /**
   * Levels up to this one (from 1) restart it; 0 means none do, as for articles counted through all chapters. If
   * undefined, every level above does.
   */
  restartsBelow: number | undefined;
}

interface List {
  /** Lists with the same abstract definition share their counters. */
  abstract: string;
  levels: Map<number, Level>;
  /** Levels that restart in this list even if its definition was used before, with their first number. */
  restarts: Map<number, number>;
}

/** An attribute of WordprocessingML by its local name. */
export function attribute(element: XmlElement | undefined, name: string): string | undefined {
  return element?.attributes[`w:${name}`] ?? element?.attributes[name];
}

/** The value of a child element such as `<w:start w:val="1"/>`. */
export function settingOf(element: XmlElement | undefined, child: string): string | undefined {
  return attribute(childOf(element, child), 'val');
}

/** Gives each numbered paragraph its number as Word prints it. Paragraphs must be passed in document order. */
export class Numbering {
  readonly #lists = new Map<string, List>();
  /** Counters by abstract list, then by level. */
  readonly #counters = new Map<string, Map<number, number>>();
  readonly #begun = new Set<string>();

  /** @param numbering the root of numbering.xml; undefined if the document has no lists */
  constructor(numbering: XmlElement | undefined) {
    const abstracts = new Map<string, XmlElement>();
    for (const element of numbering ? elementsOf(numbering) : []) {
      const id = attribute(element, 'abstractNumId');
      if (element.name === 'abstractNum' && id !== undefined) abstracts.set(id, element);
    }
    for (const element of numbering ? elementsOf(numbering) : []) {
      const id = attribute(element, 'numId');
      const abstract = settingOf(element, 'abstractNumId');
      if (element.name !== 'num' || id === undefined || abstract === undefined) continue;
      this.#lists.set(id, listOf(abstract, linked(abstracts, abstract), element));
    }
  }

  /** The level of a list that numbers the paragraphs of a style. */
  levelOfStyle(list: string, style: string): number | undefined {
    for (const [level, { style: numbered }] of this.#lists.get(list)?.levels ?? [])
      if (numbered === style) return level;
    return undefined;
  }

  /** The number that the next paragraph of this list and level prints; empty for bullets. */
  next(list: string, level: number): string {
    const known = this.#lists.get(list);
    const wanted = known?.levels.get(level);
    if (!known || !wanted) return '';
    const counters = this.#countersOf(list, known);
    const before = counters.get(level);
    counters.set(level, before === undefined ? wanted.start : before + 1);
    for (const deeper of counters.keys()) {
      if (deeper > level && level < (known.levels.get(deeper)?.restartsBelow ?? deeper)) counters.delete(deeper);
    }
    if (wanted.format === 'bullet' || wanted.format === 'none') return '';
    return wanted.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const counter = counters.get(at) ?? known.levels.get(at)?.start ?? 1;
      const format = wanted.legal ? 'decimal' : (known.levels.get(at)?.format ?? 'decimal');
      return printed(counter, format);
    });
  }

  #countersOf(list: string, { abstract, restarts }: List): Map<number, number> {
    const counters = this.#counters.get(abstract) ?? new Map<number, number>();
    this.#counters.set(abstract, counters);
    if (!this.#begun.has(list)) for (const [level, start] of restarts) counters.set(level, start - 1);
    this.#begun.add(list);
    return counters;
  }
}

/** A definition may just name a list style that another definition contains. */
function linked(abstracts: ReadonlyMap<string, XmlElement>, id: string): XmlElement | undefined {
  const abstract = abstracts.get(id);
  const style = settingOf(abstract, 'numStyleLink');
  if (style === undefined) return abstract;
  return [...abstracts.values()].find((other) => settingOf(other, 'styleLink') === style) ?? abstract;
}

function listOf(abstract: string, definition: XmlElement | undefined, num: XmlElement): List {
  const list: List = { abstract, levels: new Map(), restarts: new Map() };
  const addLevels = (holder: XmlElement | undefined) => {
    for (const element of holder ? elementsOf(holder) : []) {
      if (element.name === 'lvl') list.levels.set(Number(attribute(element, 'ilvl') ?? 0), levelOf(element));
    }
  };
  addLevels(definition);
  for (const override of elementsOf(num)) {
    if (override.name !== 'lvlOverride') continue;
    addLevels(override);
    const start = Number(settingOf(override, 'startOverride') ?? Number.NaN);
    if (Number.isNaN(start)) continue;
    const at = Number(attribute(override, 'ilvl') ?? 0);
    const level = list.levels.get(at);
    list.restarts.set(at, start);
    // If a level above restarts it later, it starts at the same number.
    if (level) list.levels.set(at, { ...level, start });
  }
  return list;
}

function levelOf(element: XmlElement): Level {
  const restart = settingOf(element, 'lvlRestart');
  return {
    start: Number(settingOf(element, 'start') ?? 1),
    format: settingOf(element, 'numFmt') ?? 'decimal',
    text: settingOf(element, 'lvlText') ?? '',
    legal: childOf(element, 'isLgl') !== undefined && !/^(?:0|false)$/.test(settingOf(element, 'isLgl') ?? ''),
    style: settingOf(element, 'pStyle'),
    restartsBelow: restart === undefined ? undefined : Number(restart),
  };
}

function printed(counter: number, format: string): string {
  if (format === 'decimalZero') return String(counter).padStart(2, '0');
  if (!/Letter$/.test(format)) return inStyle(counter, format.replace(/^(upper|lower)Roman$/, '$1-roman'));
  // After z Word prints aa, bb, cc; browsers print aa, ab, ac.
  const letter = inStyle(((counter - 1) % 26) + 1, format === 'upperLetter' ? 'upper-alpha' : 'lower-alpha');
  return letter.repeat(Math.floor((counter - 1) / 26) + 1);
}
