import type { Span } from '../model.js';

/** A span inside quotation marks, with the places where later paragraphs repeat the opening mark. */
export interface Quoted extends Span {
  again: number[];
}

/** A form of quotation mark, and what it does wherever it stands. */
interface Form {
  single?: true;
  /** The marks that it closes; absent if it only opens. */
  closes?: readonly string[];
  /** It opens wherever it stands; other marks open only where a word may begin. */
  opens?: true;
}

/**
 * The marks of the languages of the EU and of Vietnamese, by what they close: “…”, „…“, „…”, ”…”, «…», »…«, »…», ‘…’,
 * ‚…‘, ’…’, ‹…›, ›…‹; and as they are typed: "…", ''…'', ,,…“, <<…>>. A mark may also close one of another style.
 */
const FORMS: Readonly<Record<string, Form>> = {
  '"': { closes: ['"', '“', '„', '‟', '”', ',,', "''"] },
  '“': { closes: ['„', ',,', '“', '‟', '"'], opens: true },
  '”': { closes: ['“', '„', '‟', ',,', '”', '"'] },
  '„': { opens: true },
  '‟': { closes: ['„', '“'], opens: true },
  ',,': {},
  "''": { closes: ["''", ',,', '„', '“', '"'] },
  '«': { closes: ['»'], opens: true },
  '»': { closes: ['«', '»'] },
  '<<': { opens: true },
  '>>': { closes: ['<<'] },
  "'": { single: true, closes: ["'", '‘', '‚', '’'] },
  '‘': { single: true, closes: ['‚'], opens: true },
  '’': { single: true, closes: ['‘', '‚', '’', "'"] },
  '‚': { single: true, opens: true },
  '‹': { single: true, closes: ['›'], opens: true },
  '›': { single: true, closes: ['‹', '›'] },
};

const MARKS = /,,(?!,)|<<(?!<)|>>(?!>)|''|["“”„‟«»'‘’‚‹›]/g;
/** An opening mark and a mark that, while it is open, only closes it. */
const PAIR = /^(?:[“„‟]”|«»|»«|[‘‚]’|‹›|›‹|<<>>|,,”)$/;
/** Beside a letter or digit a straight mark neither opens nor closes. Raised digits are footnote marks. */
const LETTER = /(?![\ufe00-\ufe0f])[\p{L}\p{M}\p{Nd}]/u;
const SPACE_BEFORE = /^$|[\s([{]/;

/** Spans inside outer quotation marks, whatever the language. */
export function outerQuotes(text: string): Quoted[] {
  const spans: Quoted[] = [];
  const open = new OpenMarks();
  for (const { 0: mark, index } of text.matchAll(MARKS)) {
    const end = index + mark.length;
    const [before, after] = [text.slice(Math.max(0, index - 1), index), text.slice(end, end + 1)];
    const { single = false, closes = [] } = FORMS[mark] ?? {};
    const opens = mayOpen(mark, before, after);
    const closed = mayClose(mark, before, after, opens) ? open.lastOf(closes) : undefined;
    const opensAnew = opens && SPACE_BEFORE.test(before) && /\S/.test(after);
    if (closed && !(opensAnew && !PAIR.test(closed.mark + mark))) {
      open.close(closed);
      spans.push({ start: closed.at + closed.mark.length, end: index, again: closed.again });
    } else if (opens) {
      const going = open.last(mark);
      if (going && !single && beginsParagraph(text, index) && beginsParagraphOrSpeech(text, going.at))
        for (let at = index; at < end; at += 1) going.again.push(at);
      else open.push({ at: index, mark, again: [] });
    } else if (single && /\S/.test(before) && !LETTER.test(after)) extend(spans, text, index);
  }
  return outermost(spans);
}

function mayOpen(mark: string, before: string, after: string): boolean {
  if (FORMS[mark]?.opens) return true;
  if (mark === '>>' || !/\S/.test(after)) return false;
  return mark === '’' ? SPACE_BEFORE.test(before) : !LETTER.test(before);
}

function mayClose(mark: string, before: string, after: string, opens: boolean): boolean {
  if (mark === "'" || mark === '’') return /\S/.test(before) && !LETTER.test(after);
  if (mark !== '"' && mark !== "''") return true;
  return !LETTER.test(after) && (/\S/.test(before) || !opens);
}

interface OpenMark {
  at: number;
  mark: string;
  again: number[];
}

/** The open marks, the innermost last. They are also listed by character: a message may open thousands. */
class OpenMarks {
  readonly #all: OpenMark[] = [];
  readonly #ofMark = new Map<string, OpenMark[]>();

  push(opened: OpenMark): void {
    this.#all.push(opened);
    const same = this.#ofMark.get(opened.mark);
    if (same) same.push(opened);
    else this.#ofMark.set(opened.mark, [opened]);
  }

  last(mark: string): OpenMark | undefined {
    return this.#ofMark.get(mark)?.at(-1);
  }

  /** The innermost open mark of some. */
  lastOf(marks: readonly string[]): OpenMark | undefined {
    let innermost: OpenMark | undefined;
    for (const mark of marks) {
      const last = this.last(mark);
      if (last && last.at >= (innermost?.at ?? 0)) innermost = last;
    }
    return innermost;
  }

  /** Closes a mark and any opened within it. */
  close(closed: OpenMark): void {
    for (let last = this.#all.pop(); last; last = this.#all.pop()) {
      this.#ofMark.get(last.mark)?.pop();
      if (last === closed) return;
    }
  }
}

/** The spans that are not inside another, in order; no two start at the same place. */
function outermost(spans: readonly Quoted[]): Quoted[] {
  let reached = 0;
  return spans
    .toSorted((a, b) => a.start - b.start)
    .filter(({ end }) => {
      const isOuter = end > reached;
      reached = Math.max(reached, end);
      return isOuter;
    });
}

function beginsParagraph(text: string, at: number): boolean {
  return /(?:^|\n)[^\S\n]*$/.test(text.slice(Math.max(0, at - 8), at));
}

/** A quotation that continues over paragraphs begins one, or follows a colon, a comma or a dash. */
function beginsParagraphOrSpeech(text: string, at: number): boolean {
  return beginsParagraph(text, at) || /[:,–—-]\s*$/.test(text.slice(Math.max(0, at - 8), at));
}

/** What seemed to close a quote in single marks was an apostrophe: it closes here. */
function extend(spans: Quoted[], text: string, index: number): void {
  const last = spans.at(-1);
  if (last && FORMS[text.charAt(last.end)]?.single && !text.slice(last.end + 1, index).includes('\n')) last.end = index;
}
