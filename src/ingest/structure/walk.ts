import type { Passage, SourceDocument, Span } from '../../model.js';
import { fold } from '../../text/fold.js';
import { RANKS } from '../../text/numbering.js';
import type { Line } from '../clean.js';
import { assembleParagraphs, hasSkippedLevels, isHardWrapped, isProse } from '../paragraphs.js';
import { isTerminated, isTitleLike, plainLine, type UnitMark } from './marks.js';
import { type Holder, nameUnits, slugOf, type UnnamedUnit } from './naming.js';
import type { BlocksAt, Outline } from './outline-parts.js';

/** A span of the text outside all passages, and why. */
export interface LeftOutSpan extends Span {
  kind: 'contents' | 'navigation' | 'cover' | 'heading' | 'furniture' | 'not_content';
}

export interface Walked {
  passages: Passage[];
  /** Headings shown in the section path of passages. */
  headings: Span[];
  leftOut: LeftOutSpan[];
}

/** Something above a unit: a container, or a heading without a number. */
interface Above extends Span {
  rank: number;
  /** Depth of its heading, if the format marks it. */
  level?: number;
  text: string;
  holder?: Holder;
  shown: boolean;
}

/** Headings without a number rank below all containers. */
const HEADING_RANK = 100;
/** "Have agreed as follows:" ends the recitals. */
const FORMULA = /^(?:\p{Lu}[\p{Lu}\s]+|(?:hereby|ha(?:s|ve)|haben|hat|ont|a|han|ha|hanno|đã)\s.{0,80}):?$/u;

/** Makes a document's passages in a single pass over its lines. */
export class Walk {
  readonly #document: SourceDocument;
  readonly #lines: readonly Line[];
  readonly #outline: Outline;
  readonly #blocks: BlocksAt;
  readonly #wrapped: boolean;
  readonly #flat: boolean;
  readonly #passages: Passage[] = [];
  readonly #units: UnnamedUnit[] = [];
  readonly #all: Above[] = [];
  readonly #leftOut: LeftOutSpan[] = [];
  #above: Above[] = [];
  /** The containers above the point where an annex began, for when the body continues. */
  #body: Above[] = [];
  #open: { passage: Passage; level: number | undefined; recital: boolean } | undefined;
  #run: Line[] = [];
  #paragraphs = 0;
  #notes = 0;

  constructor(document: SourceDocument, lines: readonly Line[], outline: Outline, blocks: BlocksAt) {
    this.#document = document;
    this.#lines = lines;
    this.#outline = outline;
    this.#blocks = blocks;
    this.#wrapped = isHardWrapped(lines);
    const plain = lines.filter((_, at) => !outline.units.has(at) && !outline.containers.has(at));
    this.#flat = hasSkippedLevels(plain.map(({ heading }) => heading));
  }

  /** @param skipped lines that are not part of the text, and why */
  run(skipped: ReadonlyMap<number, LeftOutSpan['kind']>): Walked {
    for (const [at, line] of this.#lines.entries()) {
      if (line.text === '') {
        if (!this.#open) this.#run.push(line);
        continue;
      }
      const why = skipped.get(at);
      if (why) this.#skip(line, why);
      else this.#take(line, at);
    }
    this.#flush();
    nameUnits(this.#document.id, this.#units);
    for (const above of this.#all) {
      if (!above.shown) this.#leftOut.push({ start: above.start, end: above.end, kind: 'heading' });
    }
    const headings = this.#all.filter(({ shown }) => shown).map(({ start, end }) => ({ start, end }));
    return { passages: this.#passages, headings, leftOut: this.#leftOut };
  }

  #take(line: Line, at: number): void {
    const { units, containers, titles, headings } = this.#outline;
    const unit = units.get(at);
    if (unit) this.#beginUnit(line, unit);
    else if (containers.has(at)) this.#enter(line, at);
    else if (titles.has(at)) this.#addTitle(line, titles.get(at) ?? at);
    else if (headings.has(at)) this.#addHeading(line, at);
    else if (this.#blocks.get(at)?.kind === 'note' || isNote(line.text)) this.#addNote(line);
    else this.#addText(line);
  }

  #skip(line: Line, kind: LeftOutSpan['kind']): void {
    this.#close();
    this.#leftOut.push({ start: line.start, end: line.end, kind });
  }

  #beginUnit(line: Line, mark: UnitMark): void {
    this.#close();
    const recital = this.#outline.recitals.has(mark.at);
    const holders = this.#above.flatMap(({ holder }) => holder ?? []);
    const apart = holders.some((holder) => holder.apart);
    const { name, label } = nameOf(mark, recital, apart);
    // "Article premier" is found and cited as 1; "A." stays as printed.
    const spelt = mark.word !== '' && !/^[\dIVXLC]/.test(mark.number);
    const number = spelt ? `${mark.key[0] ?? ''}` : mark.number;
    const passage = this.#passage(line, label);
    Object.assign(passage, { number, unit: name });
    if (/^\d+$/.test(number) && !apart && !recital) passage.clause = Number(number);
    if (mark.word !== '' && isTitleLike(mark.rest)) passage.title = mark.rest;
    const path = holders
      .filter(({ kind }) => kind !== 'heading')
      .map(({ slug: _s, apart: _a, ...container }) => container);
    if (path.length > 0) passage.path = path;
    this.#units.push({ passage, holders });
    this.#open = { passage, level: line.heading, recital };
  }

  #enter(line: Line, at: number): void {
    this.#close();
    const mark = this.#outline.containers.get(at);
    if (!mark) return;
    const apart = RANKS[mark.kind] <= RANKS.appendix;
    if (apart && !this.#above.some(({ holder }) => holder?.apart)) this.#body = this.#above;
    if (this.#outline.returns.has(at)) this.#above = this.#body;
    const { kind, number, rest } = mark;
    const title = rest === '' ? {} : { title: rest };
    const slug = slugOf(number === '' ? kind : `${kind} ${number}`);
    const holder: Holder = { kind, ...(number === '' ? {} : { number }), ...title, slug, apart };
    this.#push(line, RANKS[kind], plainLine(line.text), holder);
  }

  #addHeading(line: Line, at: number): void {
    const level = line.heading ?? this.#blocks.get(at)?.level;
    const inside = this.#open?.level !== undefined && level !== undefined && level > this.#open.level;
    if (inside) {
      this.#addText(line);
      return;
    }
    this.#close();
    const text = line.text.replace(/\*\*|__/g, '').trim();
    // Above the first passage, a document may repeat its own title.
    const own = this.#passages.length === 0 && fold(this.#document.title).includes(fold(text));
    const holder: Holder = { kind: 'heading', title: text, slug: slugOf(text) || 'heading', apart: false };
    const above = this.#push(line, HEADING_RANK + (this.#flat ? 0 : (level ?? 1)), text, holder);
    if (!own) return;
    above.shown = true;
    this.#above.pop();
  }

  #push(line: Line, rank: number, text: string, holder: Holder): Above {
    const level = line.heading === undefined || this.#flat ? {} : { level: line.heading };
    const above: Above = { start: line.start, end: line.end, rank, text, holder, shown: false, ...level };
    const deeper = (other: Above) =>
      rank >= HEADING_RANK && other.level !== undefined && above.level !== undefined && other.level >= above.level;
    this.#above = [...this.#above.filter((other) => other.rank < rank && !deeper(other)), above];
    this.#all.push(above);
    return above;
  }

  #addTitle(line: Line, of: number): void {
    if (this.#outline.units.has(of)) {
      if (!this.#open) return;
      const { passage } = this.#open;
      passage.title = passage.title === undefined ? plainLine(line.text) : `${passage.title} ${plainLine(line.text)}`;
      this.#addText(line);
      return;
    }
    const above = this.#above.at(-1);
    if (!above) return;
    const text = plainLine(line.text);
    above.text = `${above.text}${above.holder?.title === undefined ? ' —' : ''} ${text}`;
    if (above.holder) above.holder.title = above.holder.title === undefined ? text : `${above.holder.title} ${text}`;
    above.end = line.end;
  }

  /** A footnote does not belong to a unit. */
  #addNote(line: Line): void {
    this.#close();
    this.#notes += 1;
    const mark = /^\[\^([^\]]{1,20})\]|^\(?(\d{1,3})\)?|^([¹²³⁰⁴-⁹*†]+)/u.exec(line.text);
    const printed = (mark?.[1] ?? mark?.[2] ?? mark?.[3])?.normalize('NFKC');
    const passage = this.#passage(line, `Note ${printed ?? this.#notes}`);
    passage.id = `${this.#document.id}#note-${this.#notes}`;
    passage.unit = 'note';
    this.#open = { passage, level: undefined, recital: true };
  }

  #addText(line: Line): void {
    const open = this.#open;
    const formula = open?.recital && FORMULA.test(line.text) && open.passage.unit === 'recital';
    const gap = open && hasContentBetween(this.#document.text.slice(open.passage.end, line.start));
    if (!open || gap || formula) {
      if (open) this.#close();
      this.#run.push(line);
      return;
    }
    open.passage.end = line.end;
    open.passage.text = this.#document.text.slice(open.passage.start, line.end);
  }

  #close(): void {
    this.#flush();
    this.#open = undefined;
  }

  /** Makes paragraphs of text outside units, except lines of a cover page. */
  #flush(): void {
    for (const { start, end, text } of assembleParagraphs(this.#run, this.#document.text, this.#wrapped)) {
      const cover = this.#passages.length === 0 && isCover(text);
      if (cover) this.#leftOut.push({ start, end, kind: 'cover' });
      else {
        this.#paragraphs += 1;
        const passage = this.#passage({ start, end }, `Paragraph ${this.#paragraphs}`);
        passage.id = `${this.#document.id}#p${this.#paragraphs}`;
      }
    }
    this.#run = [];
  }

  #passage({ start, end }: Span, label: string): Passage {
    for (const above of this.#above) above.shown = true;
    const section = this.#above.map(({ text }) => text);
    const { id, text } = this.#document;
    const passage = { id, documentId: id, start, end, label, section, text: text.slice(start, end) };
    this.#passages.push(passage);
    return passage;
  }
}

/** A title has fewer words than this, no matter how long the parties' names are. */
const MOST_WORDS_ON_COVER = 40;

/**
 * Whether lines above the text are those of a cover: names, numbers and titles rather than sentences or parts of one.
 */
function isCover(text: string): boolean {
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  if (isProse(text) || isTerminated(text) || words.length > MOST_WORDS_ON_COVER) return false;
  // A sentence that continues with "and", or two sentences without a full stop after the last.
  return words.length < 8 || !(/^\p{Ll}/u.test(text) || /[\p{Ll}\d)”"][.;!?]\s+\p{Lu}|,\s+\p{Ll}{1,4}$/u.test(text));
}

/** A unit's name and label. */
function nameOf(
  { family, word, number, key }: UnitMark,
  recital: boolean,
  apart: boolean,
): { name: string; label: string } {
  if (recital) return { name: 'recital', label: `Recital ${number}` };
  if (word === '')
    return apart ? { name: 'point', label: `Point ${number}` } : { name: 'clause', label: `Clause ${number}` };
  const printed = /^§/.test(word) ? '§' : word;
  const shown =
    printed.length > 1 && printed === printed.toUpperCase() ? printed[0] + printed.slice(1).toLowerCase() : printed;
  const ordinal = !/^(?:\d|[IVXLC])/.test(number) && number === number.toUpperCase();
  return { name: family === 'paragraph' ? 'section' : family, label: `${shown} ${ordinal ? key[0] : number}` };
}

/** Markdown's footnotes, and lines that begin with a raised number. */
function isNote(text: string): boolean {
  return /^\[\^[^\]]{1,20}\]:|^[¹²³⁰⁴-⁹]+\s*\p{L}/u.test(text);
}

/** Whether text other than table rules and Markdown marks lies in between. */
function hasContentBetween(text: string): boolean {
  return text.replace(/^[ \t]*[|+:\- \t]*\|[|+:\- \t]*$/gm, '').replace(/[#\s|]/g, '') !== '';
}
