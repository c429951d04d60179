import { CorpusError, type CorpusProblem } from '../../errors.js';
import type { SourceDocument, Span } from '../../model.js';

/**
 * The contract of a document format. A new format is one file beside this one and one line in readers.ts, and passes
 * test/ingest/read/reader-suite.ts.
 */
export interface Reader {
  /** Short name for messages and `--dry-run`: `markdown`, `text`, `html`, `pdf`, … */
  readonly format: string;
  /** In lower case with the dot: `['.md']`. */
  readonly extensions: readonly string[];
  /** Whether the bytes look like this format, whatever the file's name says. Reads the first few kilobytes only. */
  recognises(bytes: Uint8Array): boolean;
  /**
   * Takes the text out of a file. Time and memory grow linearly with the size of the file, nothing is fetched, and
   * nothing that the file names is opened. A parser of some size is imported here, not at the top of the file: asking
   * whether the corpus has changed loads every reader and no parser.
   * @param file name of the file in the corpus, for messages
   * @throws CorpusError whose problems name the file, what is wrong, and the cure; nothing else is ever thrown
   */
  read(bytes: Uint8Array, file: string): Promise<ReadDocument>;
}

/** What a reader takes out of a file. */
export interface ReadDocument {
  /** What the document's text will be: NFC, line feeds only, not empty. Passages and receipts are slices of it. */
  text: string;
  /** Facts that the file states of itself. */
  stated: StatedField[];
  /** Marks on the text, by position and disjoint; empty where the format has none (plain text). */
  blocks: Block[];
  /** What the operator should know: a picture without text, a table that was flattened, a part that was left out. */
  notices: ReadingNotice[];
  /** The block of fields above the text, in formats that have one. */
  frontMatter?: FrontMatterSource;
}

/** A YAML block, and its first line in the file, counted from 1. */
export interface FrontMatterSource {
  yaml: string;
  line: number;
  /**
   * What it is written in where that is not YAML: then another program wrote it, and what cannot be read of it is not
   * used.
   */
  written?: 'TOML' | 'JSON';
}

/**
 * A fact that a document may state of itself. `published` is when a page or file was put out: it is shown to the person
 * who adds the document and is never taken for the document's date.
 */
export type StatedName = 'title' | 'date' | 'published' | 'language' | 'publisher' | 'reference' | 'url';

/** A fact as the file has it, untouched, and where it stands: `dateline`, `<title>`, `core.xml dc:title`, … */
export interface StatedField {
  name: StatedName;
  value: string;
  where: string;
  /** 1-based line in the file, where the format has lines. */
  line?: number;
}

/**
 * What a block of a document's text is.
 * - `title` of the document; `heading` above a part of it; `unit` the line that begins a numbered unit
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
  /** The number as printed, where the format itself marks it: "Article 5", "2a", "IV". */
  number?: string;
  /** What the format calls the unit: `article`, `annex`, `part`, `chapter`, `section`, `point`, … */
  unit?: string;
  /** In text that the document quotes, as an amending act does: articles and annexes there are not its own. */
  quoted?: true;
}

/** Something the operator should know that keeps nothing from being used. */
export interface ReadingNotice {
  code: string;
  message: string;
  line?: number;
}

/** A notice with the file that it is about, by its path in the corpus. */
export interface FileNotice extends ReadingNotice {
  file: string;
}

/** A document of the corpus with what its reader said of it. */
export interface CorpusDocument extends SourceDocument {
  /** The reader that read it. */
  format: string;
  blocks: readonly Block[];
  notices: ReadingNotice[];
  /** Where its title and date are from: `front matter`, `dateline`, `<title>`, `file name`, … */
  origins: { title: string; date: string };
}

/** The error of a reader: one thing wrong with a file. */
export function unreadableFile(problem: CorpusProblem): CorpusError {
  return new CorpusError([problem]);
}
