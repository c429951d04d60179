import type { Line } from '../clean.js';
import type { Block } from '../read/reader.js';
import type { LineRange } from './contents.js';
import type { ContainerMark, UnitMark } from './marks.js';

/** What a line is in the outline of a document; lines that are nothing of this kind are text. */
export interface Outline {
  units: Map<number, UnitMark>;
  containers: Map<number, ContainerMark>;
  /** Position of a title line, and of the unit or container that it is the title of. */
  titles: Map<number, number>;
  /** Lines that are headings without a number. */
  headings: Set<number>;
  /** Numbered lines above the first article: recitals. */
  recitals: Set<number>;
  contents: LineRange[];
  /** Chapters and the like that take the body up again after an annex. */
  returns: Set<number>;
}

/** Marks on lines, by position. */
export type BlocksAt = ReadonlyMap<number, Block>;

/** A text whose outline is being read, with what is known of it so far. */
export interface Texts {
  lines: readonly Line[];
  before: readonly string[];
  blocks: BlocksAt;
  skipped: ReadonlySet<number>;
  outline: Outline;
  containers: readonly ContainerMark[];
}

/** Whether a line is the row of a table. */
export function isRow(line: Line | undefined, block: Block | undefined): boolean {
  return block ? block.kind === 'cell' : (line?.text.includes(' | ') ?? false);
}
