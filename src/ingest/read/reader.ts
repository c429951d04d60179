import { CorpusError, type CorpusProblem } from '../../errors.js';
import type { SourceDocument, Span } from '../../model.js';

/**
 * The contract of a document format. To add a format, write one file beside this one, add one line to readers.ts, and
 * pass test/ingest/read/reader-suite.ts.
 */
export interface Reader {
  /** Short name for messages and `--dry-run`: `markdown`, `text`, `html`, `pdf`, … */
  readonly format: string;
  /** In lower case with the dot: `['.md']`. */
  readonly extensions: readonly string[];
  /** Whether the bytes look like this format, regardless of the file's name. Reads only the first few kilobytes. */
  recognises(bytes: Uint8Array): boolean;
  /**
   * Extracts the text of a file. Time and memory grow linearly with the file's size, nothing is fetched, and nothing
   * that the file refers to is opened. Import a large parser here, not at the top of the file: checking whether the
   * corpus has changed loads every reader but no parser.
   * @param file the file's name in the corpus, for messages
   * @throws only CorpusError; its problems name the file, what is wrong, and what to do
   */
  read(bytes: Uint8Array, file: string): Promise<ReadDocument>;
}

/** The result of reading a file. */
export interface ReadDocument {
  /** The document's text: NFC, line feeds only, not empty. Passages and receipts are slices of it. */
  text: string;
  /** Facts that the file states about itself. */
  stated: StatedField[];
  /** Marks on the text, by position and disjoint; empty if the format has none (plain text). */
  blocks: Block[];
  /** Notices for the operator: a picture without text, a flattened table, a part that was left out. */
  notices: ReadingNotice[];
  /** The block of fields above the text, in formats that have one. */
  frontMatter?: FrontMatterSource;
}

/** A YAML block, and its first line in the file, counted from 1. */
export interface FrontMatterSource {
  yaml: string;
  line: number;
  /** The original format if not YAML: another program wrote it then, and fields that cannot be read are not used. */
  written?: 'TOML' | 'JSON';
}

/**
 * A fact that a document may state about itself. `published` is when a page or file was published: it is shown to the
 * person who adds the document and is never used as the document's date.
 */
export type StatedName = 'title' | 'date' | 'published' | 'language' | 'publisher' | 'reference' | 'url';

/** A fact exactly as in the file, and where it was found: `dateline`, `<title>`, `core.xml dc:title`, … */
export interface StatedField {
  name: StatedName;
  value: string;
  where: string;
  /** 1-based line in the file, if the format has lines. */
  line?: number;
}

/**
 * The kind of a block of a document's text.
 * - `title` of the document; `heading` of a part; `unit`: the line that begins a numbered unit
 * - `paragraph`, list `item`, table `cell`
 * - `note` at the foot or end; `furniture`: running heads, page numbers, navigation; `contents`: a table of contents
 */
export type BlockKind =
  | 'title'
  | 'heading'
  | 'unit'
  | 'paragraph'
  | 'item'
  | 'cell'
  | 'note'
  | 'furniture'
  | 'contents';

/** A stretch of the text that the format itself marks. */
export interface Block extends Span {
  kind: BlockKind;
  /** Depth of a heading, from 1. */
  level?: number;
  /** The number as printed, if the format itself marks it: "Article 5", "2a", "IV". */
  number?: string;
  /** What the format calls the unit: `article`, `annex`, `part`, `chapter`, `section`, `point`, … */
  unit?: string;
  /** In text that the document quotes, as an amending act does: its articles and annexes are not the document's own. */
  quoted?: true;
}

/** Something the operator should know that does not prevent use of the document. */
export interface ReadingNotice {
  code: string;
  message: string;
  line?: number;
}

/** A notice with the path in the corpus of its file. */
export interface FileNotice extends ReadingNotice {
  file: string;
}

/** A document of the corpus with its reader's findings. */
export interface CorpusDocument extends SourceDocument {
  /** The reader that read it. */
  format: string;
  blocks: readonly Block[];
  notices: ReadingNotice[];
  /** Where its title and date come from: `front matter`, `dateline`, `<title>`, `file name`, … */
  origins: { title: string; date: string };
}

/** The error a reader throws for one problem with a file. */
export function unreadableFile(problem: CorpusProblem): CorpusError {
  return new CorpusError([problem]);
}
