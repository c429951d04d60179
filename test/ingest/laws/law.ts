import { random } from '../generate.js';
import { WORDS } from '../wordbook.js';
import { type LawLanguage, STYLES, type Style } from './styles.js';

/** A line or paragraph as printed, with its kind. */
export interface LawLine {
  kind: 'title' | 'front' | 'container' | 'heading' | 'article' | 'paragraph' | 'item' | 'row' | 'contents' | 'sign';
  text: string;
  /** Depth of a container or article, from 1. */
  level?: number;
  cells?: string[];
}

/** A unit that must be found. */
export interface LawUnit {
  number: string;
  /** Its containers, outermost first: "annex I", "section A". */
  path: string[];
  /** Its whole text, starting with its number. */
  lines: string[];
  /** Whether unnumbered lines may follow in the same passage. */
  last?: true;
}

export interface Law {
  language: LawLanguage;
  lines: LawLine[];
  units: LawUnit[];
}

const SECTIONS = ['points', 'sections', 'articles', 'decimal', 'prose', 'table', 'roman', 'appendices'] as const;
const LETTERS: Record<string, string[]> = { vi: ['a', 'b', 'c', 'd', 'đ', 'e'] };
const JOINS = ['below', 'colon', 'dash', 'dot'] as const;
const HEADS = ['below', 'dot', 'colon', 'none', 'alone', 'dash'] as const;

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV', 'XVI'];
const roman = (n: number) => ROMAN[n - 1] ?? `${'X'.repeat(Math.floor(n / 10))}${ROMAN[(n % 10) - 1] ?? ''}`;
const capitals = (text: string) => text === text.toUpperCase();

/**
 * Makes a law or treaty of parts, chapters, sections, articles, protocols and annexes; the seed determines all details.
 */
export function makeLaw(seed: number, language: LawLanguage): Law {
  return new Maker(seed, language).make();
}

class Maker {
  readonly #language: LawLanguage;
  readonly #style: Style;
  readonly #next: () => number;
  readonly #lines: LawLine[] = [];
  readonly #units: LawUnit[] = [];
  #path: string[] = [];
  #serial = 0;
  readonly #choice: { article: string; head: (typeof HEADS)[number]; join: (typeof JOINS)[number] };
  readonly #templates = new Map<string, string>();

  constructor(seed: number, language: LawLanguage) {
    this.#language = language;
    this.#style = STYLES[language];
    this.#next = random(seed);
    this.#choice = { article: this.#pick(this.#style.article), head: this.#pick(HEADS), join: this.#pick(JOINS) };
  }

  make(): Law {
    this.#add('title', this.#book.titles[0] ?? '', {});
    for (const text of this.#style.front) this.#add('front', text, {});
    this.#body(8 + Math.floor(this.#next() * 14), { parts: this.#chance(0.4), chapters: this.#chance(0.8) });
    const last = this.#units.at(-1);
    if (last) last.last = true;
    for (const text of this.#style.sign) this.#add('sign', text, {});
    const protocols = this.#chance(0.3) ? 1 + Math.floor(this.#next() * 2) : 0;
    const [annex, protocol] = [this.#pick(this.#style.annexes), this.#pick(this.#style.protocols)];
    const annexes = Math.floor(this.#next() * 4);
    for (let n = 1; n <= annexes; n += 1) this.#annex('annex', annex, n);
    for (let n = 1; n <= protocols; n += 1) this.#protocol(protocol, n);
    if (annexes + protocols === 0) this.#annex(undefined, this.#pick(this.#style.single), 0);
    return { language: this.#language, lines: this.#withContents(), units: this.#units };
  }

  get #book() {
    return WORDS[this.#language];
  }

  #pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.#next() * list.length)] as T;
  }

  #chance(share: number): boolean {
    return this.#next() < share;
  }

  #add(kind: LawLine['kind'], text: string, more: Partial<LawLine>, unit?: LawUnit): void {
    this.#lines.push({ kind, text, ...more });
    unit?.lines.push(text);
  }

  #sentence(): string {
    const { openers, verbs, objects, ends } = this.#book;
    this.#serial += 1;
    const tail = this.#chance(0.3) ? `, ${this.#pick(objects)} ${this.#pick(ends)}` : '';
    return `${this.#pick(openers)} ${this.#pick(verbs)} ${this.#pick(objects)} ${this.#serial} ${this.#pick(ends)}${tail}.`;
  }

  #prose(): string {
    return Array.from({ length: 1 + Math.floor(this.#next() * 3) }, () => this.#sentence()).join(' ');
  }

  #fill(template: string, n: number): { text: string; number: string } {
    const ordinal = this.#style.ordinals[n - 1] ?? `${n}`;
    const upper = capitals(template.replace(/\{.*?\}/g, ''));
    const forms = {
      I: roman(n),
      1: `${n}`,
      A: String.fromCharCode(64 + n),
      W: upper ? ordinal.toUpperCase() : ordinal,
    };
    const text = template.replace(/\{(\w)\}/g, (_, key: 'I' | '1' | 'A' | 'W') => forms[key]);
    const number = /thứ \{W\}|THỨ \{W\}|\{W\}[rs]|0?\{\w\}[-\dA-Z]*/.exec(template)?.[0] ?? '';
    return { text, number: number.replace(/\{(\w)\}/g, (_, key: 'I' | '1' | 'A' | 'W') => forms[key]) };
  }

  /** Opens a container with its title, on the same line or below. */
  #open(kind: string, template: string, n: number, level: number, more: string[] = []): void {
    const { text, number } = this.#fill(template, n);
    const title = this.#pick(this.#book.titles);
    const join = this.#choice.join;
    this.#path = [...this.#path, `${kind}${number === '' ? '' : ` ${number}`}`];
    const shown = capitals(text) ? title.toUpperCase() : title;
    const separator = { colon: ': ', dash: ' – ', dot: '. ', below: '' }[join];
    if (join === 'below' || number === '') {
      this.#add('container', text, { level });
      for (const line of more) this.#add('heading', line, { level });
      this.#add('heading', shown, { level });
    } else {
      this.#add('container', `${text}${separator}${shown}`, { level });
      for (const line of more) this.#add('heading', line, { level });
    }
  }

  #template(kind: 'part' | 'chapter' | 'section'): string {
    const known = this.#templates.get(kind) ?? this.#pick(this.#style.containers[kind]);
    this.#templates.set(kind, known);
    return known;
  }

  /** Articles 1 to `count`, in parts and chapters; sections in some chapters, numbered anew in each. */
  #body(count: number, { parts, chapters }: { parts: boolean; chapters: boolean }): void {
    const outside = this.#path;
    let [part, chapter, section] = [0, 0, 0];
    let [inPart, inChapter] = [outside, outside];
    for (let n = 1; n <= count; n += 1) {
      if (parts && n % 8 === 1) {
        part += 1;
        this.#path = outside;
        this.#open('part', this.#template('part'), part, 1);
        inPart = this.#path;
      }
      if (chapters && n % 4 === 1) {
        chapter += 1;
        section = 0;
        this.#path = parts ? inPart : outside;
        this.#open('chapter', this.#template('chapter'), chapter, 2);
        inChapter = this.#path;
      }
      if (chapters && n % 8 > 4 && n % 2 === 1) {
        section += 1;
        this.#path = inChapter;
        this.#open('section', this.#template('section'), section, 3);
      }
      this.#article(n);
    }
    this.#path = outside;
  }

  #article(n: number): void {
    const { text, number } = this.#fill(this.#choice.article, n);
    const unit: LawUnit = { number, path: this.#path, lines: [] };
    this.#units.push(unit);
    const title = this.#pick(this.#book.titles);
    const { head } = this.#choice;
    const level = 4;
    if (head === 'below') {
      this.#add('article', text, { level }, unit);
      this.#add('heading', title, { level }, unit);
    } else if (head === 'alone') this.#add('article', text, { level }, unit);
    else if (head === 'none') this.#add('paragraph', `${text.replace(/\.$/, '')}. ${this.#sentence()}`, {}, unit);
    else {
      const separator = { dot: '. ', colon: ': ', dash: ' – ' }[head];
      this.#add('article', `${text.replace(/\.$/, '')}${separator}${title}`, { level }, unit);
    }
    this.#paragraphs(unit, head === 'none');
  }

  #paragraphs(unit: LawUnit, short: boolean): void {
    if (short && this.#chance(0.5)) return;
    if (this.#chance(0.5)) {
      const template = this.#pick(this.#style.paragraph);
      for (let n = 1; n <= 2 + Math.floor(this.#next() * 4); n += 1) {
        const number = template.replace('{n}', `${n}`);
        if (this.#chance(0.3)) {
          this.#add(
            'paragraph',
            `${number} ${this.#pick(this.#book.openers)} ${this.#pick(this.#book.verbs)}:`,
            {},
            unit,
          );
          this.#items(unit);
        } else this.#add('paragraph', `${number} ${this.#prose()}`, {}, unit);
      }
    } else {
      for (let n = 0; n <= Math.floor(this.#next() * 3); n += 1) this.#add('paragraph', this.#prose(), {}, unit);
    }
    if (this.#chance(0.2))
      this.#add('paragraph', this.#book.reference(`${1 + Math.floor(this.#next() * 20)}`), {}, unit);
  }

  #items(unit: LawUnit): void {
    const template = this.#pick(this.#style.item);
    const letters = LETTERS[this.#language] ?? ['a', 'b', 'c', 'd'];
    const count = 2 + Math.floor(this.#next() * (letters.length - 1));
    for (const [i, letter] of letters.slice(0, count).entries()) {
      const end = i === count - 1 ? '.' : ';';
      const label = template.replace('{a}', letter);
      const shown = label[0]?.toUpperCase() + label.slice(1);
      const text = `${this.#pick(this.#book.objects)} ${this.#pick(this.#book.ends)}${end}`;
      this.#add('item', `${/^điểm/.test(label) ? shown : label} ${text}`, {}, unit);
    }
  }

  #protocol(template: string, n: number): void {
    const outside = this.#path;
    this.#open('protocol', template, n, 1);
    this.#body(3 + Math.floor(this.#next() * 5), { parts: false, chapters: this.#chance(0.4) });
    this.#path = outside;
  }

  #annex(kind: string | undefined, template: string, n: number): void {
    const outside = this.#path;
    const named =
      kind ?? (/PROTO|ĐỊNH THƯ/.test(template) ? 'protocol' : /^App|^Ap[eé]/i.test(template) ? 'appendix' : 'annex');
    const issued = this.#style.issued !== undefined && this.#chance(0.5) ? [this.#style.issued] : [];
    this.#open(named, template, n, 1, issued);
    this.#contentOf(this.#pick(SECTIONS));
    this.#path = outside;
  }

  #points(count: number, template: string): void {
    for (let n = 1; n <= count; n += 1) {
      const number = template.replace('{n}', `${n}`);
      const unit: LawUnit = { number: number.replace(/[.)]$/, ''), path: this.#path, lines: [] };
      this.#units.push(unit);
      this.#add('paragraph', `${number} ${this.#prose()}`, {}, unit);
      if (this.#chance(0.2)) this.#items(unit);
    }
  }

  #contentOf(content: (typeof SECTIONS)[number]): void {
    const inside = this.#path;
    if (content === 'points') this.#points(3 + Math.floor(this.#next() * 5), '{n}.');
    if (content === 'articles') this.#body(3 + Math.floor(this.#next() * 3), { parts: false, chapters: false });
    if (content === 'prose') for (let n = 0; n < 3; n += 1) this.#add('paragraph', this.#prose(), {});
    if (content === 'sections') {
      for (let n = 1; n <= 3; n += 1) {
        this.#path = inside;
        this.#open('section', this.#template('section'), n, 2);
        this.#points(2 + Math.floor(this.#next() * 3), '{n}.');
      }
    }
    if (content === 'decimal') {
      for (let n = 1; n <= 3; n += 1) this.#points(3, `${n}.{n}`);
    }
    if (content === 'table') {
      this.#add('paragraph', this.#prose(), {});
      for (let n = 1; n <= 4; n += 1) {
        const cells = [this.#pick(this.#book.objects), `${10 * n}`, `${5 * n} %`];
        this.#add('row', cells.join(' '), { cells });
      }
    }
    if (content === 'roman') {
      for (let n = 1; n <= 3; n += 1) {
        this.#path = [...inside, `section ${roman(n)}`];
        this.#add('heading', `${roman(n)}. ${this.#pick(this.#book.titles)}`, { level: 2 });
        this.#points(2 + Math.floor(this.#next() * 3), '{n}.');
      }
    }
    if (content === 'appendices') {
      this.#points(3, '{n}.');
      const template = this.#pick(this.#style.appendices);
      if (/^Anlage/.test(template)) return;
      for (let n = 1; n <= 2; n += 1) {
        this.#path = inside;
        this.#open('appendix', template, n, 2);
        this.#points(3, '{n}.');
      }
    }
    this.#path = inside;
  }

  /** The table of contents, in some documents, after the title. */
  #withContents(): LawLine[] {
    if (!this.#chance(0.25)) return this.#lines;
    const dotted = this.#chance(0.5);
    const rows = this.#lines.filter(({ kind }) => kind === 'container' || kind === 'article');
    if (rows.length < 4) return this.#lines;
    const contents = rows.map(
      ({ text }, i): LawLine => ({ kind: 'contents', text: dotted ? `${text} ....... ${i + 2}` : text }),
    );
    const [title, ...rest] = this.#lines;
    return [...(title ? [title] : []), { kind: 'contents', text: this.#style.contents }, ...contents, ...rest];
  }
}
