import type { Passage, SourceDocument, Span } from '../model.js';
import { fold } from '../text/fold.js';
import { contentLines, type Line } from './clean.js';

/** A stretch of content lines that belong together. */
interface Block extends Span {
  text: string;
  heading?: number;
  /** White space before its first line. */
  indent: number;
  /** Number of the clause that begins here, and what such a unit is called in its document. */
  clause?: number;
  /** Something that is not content lies between this block and the one before. */
  afterGap: boolean;
}

/** A line that names an article; its text may follow on the same line or below. */
const ARTICLE = /^(?:\*\*)?(Article|Điều|Artikel|Artículo|Articolo|Artigo)\s+(\d{1,3})\b/u;
const NUMBERED = /^(?:\*\*)?(\d{1,3})[.)](?:\*\*)?\s+\S/;
/** A numbered line, a list item, a table row or several lines are content however short. */
const NOT_HEADING = /^(?:\*\*)?\d{1,3}[.)](?:\*\*)?\s|^[-*+•–—]\s|\||\n/u;
/** Fewer numbered paragraphs in a row are a list, not the clauses of a document. */
const FEWEST_CLAUSES = 3;

/**
 * Splits a document into the passages that can be cited: numbered clauses with all their paragraphs where the document
 * has them, else paragraphs. Headings become the passages' section path and are no passages themselves.
 * @returns passages in order, disjoint, each an exact slice of the document's text
 */
export function splitPassages(document: SourceDocument): Passage[] {
  const blocks = markHeadings(assembleBlocks(contentLines(document.text), document.text));
  const unit = document.kind === 'official' ? markClauses(blocks) : undefined;
  const flat = hasSkippedLevels(blocks);
  const passages: Passage[] = [];
  let path: { level: number; title: string }[] = [];
  let paragraphs = 0;
  let open: Passage | undefined;
  for (const block of blocks) {
    if (block.heading !== undefined) {
      const title = block.text.replace(/\*\*|__/g, '').trim();
      path = flat ? [] : path.filter((above) => above.level < (block.heading ?? 1));
      // Above the first passage a document repeats its own title.
      if (passages.length > 0 || !fold(document.title).includes(fold(title)))
        path.push({ level: block.heading, title });
      open = undefined;
      continue;
    }
    const section = path.map((above) => above.title);
    if (block.clause !== undefined) {
      open = passageOf(document, block, section, `${block.clause}`, `${unit ?? 'Clause'} ${block.clause}`);
      open.clause = block.clause;
      passages.push(open);
    } else if (open?.clause !== undefined && !block.afterGap) {
      open.end = block.end;
      open.text = document.text.slice(open.start, open.end);
    } else if (unit === undefined || isProse(block.text)) {
      paragraphs += 1;
      open = passageOf(document, block, section, `p${paragraphs}`, `Paragraph ${paragraphs}`);
      passages.push(open);
    }
  }
  return passages;
}

function passageOf(document: SourceDocument, span: Span, section: string[], key: string, label: string): Passage {
  const { start, end } = span;
  return {
    id: `${document.id}#${key}`,
    documentId: document.id,
    start,
    end,
    label,
    section,
    text: document.text.slice(start, end),
  };
}

/** Joins lines into blocks: at empty lines where the text is hard-wrapped, else each line is a paragraph of its own. */
function assembleBlocks(lines: Line[], text: string): Block[] {
  const wrapped = isHardWrapped(lines);
  const blocks: Block[] = [];
  let joinable = false;
  for (const line of lines) {
    if (line.text === '') {
      joinable = false;
      continue;
    }
    const last = blocks.at(-1);
    if (
      joinable &&
      wrapped &&
      last &&
      last.heading === undefined &&
      line.heading === undefined &&
      !NUMBERED.test(line.text)
    ) {
      last.end = line.end;
      last.text = text.slice(last.start, last.end);
    } else {
      const between = text.slice(last?.end ?? line.start, line.start).replace(/[#\s|]/g, '');
      blocks.push({ ...line, afterGap: between !== '' });
    }
    joinable = true;
  }
  return blocks.filter((block) => /[\p{L}\p{N}]/u.test(block.text));
}

/** In a hard-wrapped text most lines that another line follows end in the middle of a sentence, near one width. */
function isHardWrapped(lines: Line[]): boolean {
  const inner = lines.filter(
    (line, i) => line.text !== '' && line.heading === undefined && (lines[i + 1]?.text ?? '') !== '',
  );
  if (inner.length < 3) return false;
  const broken = inner.filter(
    (line) => line.text.length >= 40 && line.text.length <= 110 && !/[.!?:;…”"]$/u.test(line.text),
  );
  return broken.length / inner.length > 0.6;
}

/** Marks headings: Markdown's own; in a text without them, a short bare line with no closing punctuation above a longer one. */
function markHeadings(blocks: Block[]): Block[] {
  if (blocks.some((block) => block.heading !== undefined)) return blocks;
  return blocks.map((block, i) => {
    const next = blocks[i + 1];
    const bare = block.text.length <= 120 && !/[.!?;:,…”"')]$/u.test(block.text) && !NOT_HEADING.test(block.text);
    const above = bare && next !== undefined && next.text.length > block.text.length && /\p{L}.*\s/u.test(block.text);
    return above ? { ...block, heading: 1 } : block;
  });
}

/** Headings that jump a level down were not levelled on purpose: then all count as one level. */
function hasSkippedLevels(blocks: Block[]): boolean {
  let last: number | undefined;
  for (const { heading } of blocks) {
    if (heading === undefined) continue;
    if (last !== undefined && heading > last + 1) return true;
    last = heading;
  }
  return false;
}

/**
 * Numbers the blocks that begin a clause: articles if the document has them, else paragraphs numbered 1, 2, 3 in a row.
 * Numbers that are indented more than the first belong to lists inside a clause.
 * @returns what a clause is called in this document, or undefined where there are none
 */
function markClauses(blocks: Block[]): string | undefined {
  const articles = inSequence(blocks, (text) => Number(ARTICLE.exec(text)?.[2] ?? Number.NaN));
  const found =
    articles.length >= FEWEST_CLAUSES
      ? articles
      : inSequence(
          blocks.filter((b) => b.heading === undefined),
          (text) => Number(NUMBERED.exec(text)?.[1] ?? Number.NaN),
        );
  if (found.length < FEWEST_CLAUSES) return undefined;
  for (const [i, block] of found.entries()) {
    block.clause = i + 1;
    delete block.heading;
  }
  return found === articles ? (ARTICLE.exec(articles[0]?.text ?? '')?.[1] ?? 'Article') : 'Clause';
}

function inSequence(blocks: Block[], numberOf: (text: string) => number): Block[] {
  const found: Block[] = [];
  for (const block of blocks) {
    const inner = block.indent > (found[0]?.indent ?? block.indent);
    if (!inner && numberOf(block.text) === found.length + 1) found.push(block);
  }
  return found;
}

/** Above and below the clauses only running text is worth citing; the lines of a cover page are not. */
function isProse(text: string): boolean {
  return (text.match(/\p{L}{2,}/gu) ?? []).length >= 8 && /[.;:,!?…][)”"']?$/u.test(text);
}
