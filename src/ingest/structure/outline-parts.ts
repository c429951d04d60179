import type { Line } from '../clean.js';
import type { Block } from '../read/reader.js';
import type { LineRange } from './contents.js';
import type { ContainerMark, UnitMark } from './marks.js';

/** The role of lines in the outline of a document, by position; all other lines are text. */
export interface Outline {
  units: Map<number, UnitMark>;
  containers: Map<number, ContainerMark>;
  /** Position of a title line → position of its unit or container. */
  titles: Map<number, number>;
  /** Lines that are headings without a number. */
  headings: Set<number>;
  /** Numbered lines above the first article: recitals. */
  recitals: Set<number>;
  contents: LineRange[];
  /** Chapters and the like that continue the body after an annex. */
  returns: Set<number>;
}

/** Marks on lines, by position. */
export type BlocksAt = ReadonlyMap<number, Block>;

/** A text whose outline is being read, with the findings so far. */
export interface Texts {
  lines: readonly Line[];
  before: readonly string[];
  blocks: BlocksAt;
  skipped: ReadonlySet<number>;
  outline: Outline;
  containers: readonly ContainerMark[];
}

/** Whether a line is a table row. */
export function isRow(line: Line | undefined, block: Block | undefined): boolean {
  return block ? block.kind === 'cell' : (line?.text.includes(' | ') ?? false);
}
