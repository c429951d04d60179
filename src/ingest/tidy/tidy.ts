import { LeftOutTally } from '../read/left-out.js';
import type { Block, ReadingNotice } from '../read/reader.js';
import { hyphenEdits, invisibleEdits, noteMarkEdits } from './characters.js';
import { applyEdits, type Edit, type Marked } from './edits.js';
import { type Furniture, findFurniture } from './furniture.js';
import { deletions, markupEdits } from './markup.js';

/** A document's text as it is cited, and the lines that were removed. */
export interface Tidied {
  text: string;
  blocks: readonly Block[];
  /** Page heads, feet and numbers, as printed. */
  removed: string[];
  /** What else was left out. */
  notices: ReadingNotice[];
}

/**
 * Produces the text that a document is cited by: page heads and feet removed, so that sentences across pages are whole;
 * words divided at line ends joined; soft hyphens, ligatures and Markdown marks resolved; footnotes moved after the
 * text. Every other character is unchanged.
 * @param blocks the blocks that the format marks; marked furniture is removed, marked notes are moved
 * @param markdown whether the text is written in Markdown
 */
export function tidy(text: string, blocks: readonly Block[], markdown: boolean): Tidied {
  const deleted = new LeftOutTally();
  const { edits, texts } = markdown ? deletions(text) : { edits: [], texts: [] };
  for (const part of texts) deleted.add('deleted text', part);
  const kept = applyEdits({ text, blocks }, edits);
  const marks = markdown ? markupEdits(kept.text) : [];
  const plain = applyEdits(kept, [...invisibleEdits(kept.text), ...marks]);
  const whole = applyEdits(plain, noteMarkEdits(plain.text));
  const furniture = furnitureOf(whole);
  const clean = applyEdits(
    whole,
    joinedUp(whole.text, furniture).flatMap((each) => edgesOf(whole.text, each)),
  );
  const joined = applyEdits(clean, hyphenEdits(clean.text));
  return { ...withNotesLast(joined), removed: furniture.map((each) => each.text), notices: deleted.notices() };
}

function furnitureOf({ text, blocks }: Marked): Furniture[] {
  const marked = blocks.filter(({ kind }) => kind === 'furniture');
  if (blocks.length > 0)
    return marked.map(({ start, end }) => ({
      start,
      end,
      text: text.slice(start, end).trim(),
      amid: isSplit(text, start, end),
    }));
  return findFurniture(text);
}

/** Joins the lines of one page's foot and the next page's head, to cut them together. */
function joinedUp(text: string, furniture: readonly Furniture[]): Furniture[] {
  const joined: Furniture[] = [];
  for (const each of furniture) {
    const last = joined.at(-1);
    if (last && text.slice(last.end, each.start).trim() === '') {
      last.end = each.end;
      last.amid ||= each.amid;
    } else joined.push({ ...each });
  }
  return joined;
}

function isSplit(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 200), start).trimEnd();
  return before !== '' && !/[.;:!?…][)”"’»]*$/u.test(before) && /^\s*\p{Ll}/u.test(text.slice(end, end + 200));
}

/** The cut: the furniture and its line break; in mid-sentence, all blank space around it. */
function edgesOf(text: string, { start, end, amid }: Furniture): Edit[] {
  if (!amid) return [{ start, end: text[end] === '\n' ? end + 1 : end, by: '' }];
  let [from, to] = [start, end];
  while (from > 0 && /\s/.test(text[from - 1] ?? '')) from -= 1;
  while (to < text.length && /\s/.test(text[to] ?? '')) to += 1;
  return [{ start: from, end: to, by: ' ' }];
}

/** Moves marked footnotes to the end of the text, so that they do not interrupt sentences. */
function withNotesLast({ text, blocks }: Marked): Marked {
  const lastText = blocks.reduce((last, { kind, end }) => (kind === 'note' ? last : Math.max(last, end)), 0);
  const notes = blocks.filter(({ kind, start }) => kind === 'note' && start < lastText);
  if (notes.length === 0) return { text, blocks };
  const cuts = notes.flatMap(({ start, end }) =>
    edgesOf(text, { start, end, text: '', amid: isSplit(text, start, end) }),
  );
  const rest = applyEdits({ text, blocks: blocks.filter((block) => !notes.includes(block)) }, cuts);
  const pieces = [rest.text.trimEnd()];
  const moved: Block[] = [];
  let at = pieces[0]?.length ?? 0;
  for (const note of notes) {
    const words = text.slice(note.start, note.end).trim();
    moved.push({ ...note, start: at + 2, end: at + 2 + words.length });
    pieces.push('\n\n', words);
    at += 2 + words.length;
  }
  return { text: pieces.join(''), blocks: [...rest.blocks, ...moved] };
}
