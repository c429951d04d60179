import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Blob } from '../blob.js';
import { damaged } from '../checked.js';
import { FILES, partFile } from '../format.js';
import type { ChunkLine } from '../tables/chunks.js';
import { chunkSize, recordSize } from './record.js';

/** Where a record is: in a part that generations share, or in the generation's own file. */
export interface RecordPlace {
  /** The name of the part; absent for the generation's own file. */
  part?: string;
  offset: number;
}

/** The place of each chunk's record, and the length of the generation's own file. */
export function recordPlaces(
  chunks: readonly Pick<ChunkLine, 'rows' | 'part' | 'at'>[],
  dimension: number,
): { places: RecordPlace[]; ownBytes: number } {
  let ownBytes = 0;
  const places = chunks.map(({ rows, part, at }): RecordPlace => {
    if (part !== undefined) return { part, offset: at ?? 0 };
    const offset = ownBytes;
    ownBytes += recordSize(rows, dimension);
    return { offset };
  });
  return { places, ownBytes };
}

/**
 * The records of a generation's chunks, by chunk number. The only reader of vectors.bin and its parts: a generation
 * writes new records to vectors.bin, in chunk order, and the others are in files shared with the previous generation.
 */
export class VectorRecords {
  // Columns, because hundreds of thousands of objects would slow down every garbage collection.
  readonly #offsets: Float64Array;
  readonly #rows: Uint32Array;
  /** The index of each record's file in `#files`. */
  readonly #fileOf: Uint16Array;
  readonly #files: Blob[] = [];
  readonly #dimension: number;

  /**
   * @param folder of the generation
   * @param held largest file size in bytes to hold in memory
   * @throws IndexError when a record extends beyond its file; Error when a file is missing
   */
  constructor(folder: string, chunks: readonly ChunkLine[], dimension: number, held?: number) {
    this.#dimension = dimension;
    this.#rows = Uint32Array.from(chunks, ({ rows }) => rows);
    this.#offsets = new Float64Array(chunks.length);
    this.#fileOf = new Uint16Array(chunks.length);
    const { places } = recordPlaces(chunks, dimension);
    const known = new Map<string | undefined, number>();
    try {
      for (const [i, { part, offset }] of places.entries()) {
        const number = known.get(part) ?? this.#files.push(new Blob(pathOf(folder, part), held)) - 1;
        known.set(part, number);
        this.#fileOf[i] = number;
        this.#offsets[i] = offset;
        const end = offset + recordSize(this.#rows[i] ?? 0, dimension);
        if (end > (this.#files[number]?.size ?? 0)) throw damaged('vectors');
      }
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /**
   * The chunks whose records are within existing files. An interrupted ingest may have written fewer records than
   * lines.
   */
  static withinFiles(folder: string, chunks: readonly ChunkLine[], dimension: number): ChunkLine[] {
    const { places } = recordPlaces(chunks, dimension);
    const sizes = new Map<string | undefined, number>();
    const sizeOf = (part: string | undefined) => {
      const known = sizes.get(part);
      if (known !== undefined) return known;
      const size = statSync(pathOf(folder, part), { throwIfNoEntry: false })?.size ?? 0;
      sizes.set(part, size);
      return size;
    };
    const isThere = ({ part, offset }: RecordPlace, chunk: number) =>
      offset + recordSize(chunks[chunk]?.rows ?? 0, dimension) <= sizeOf(part);
    // Records in the generation's own file are located by the lines before them, so the first missing one ends the
    // list. Lines in missing parts take no space in that file.
    const end = places.findIndex((place, chunk) => place.part === undefined && !isThere(place, chunk));
    return chunks.filter((_, chunk) => {
      const place = places[chunk];
      return place !== undefined && (end < 0 || chunk < end) && isThere(place, chunk);
    });
  }

  /** A chunk's whole record; a view of memory if its file is held. @throws RangeError when there is no such chunk */
  read(chunk: number): Buffer {
    return this.#read(chunk, recordSize(this.#rows[chunk] ?? 0, this.#dimension));
  }

  /** The chunk's own vector, at the start of its record. @throws RangeError when there is no such chunk */
  readVector(chunk: number): Buffer {
    return this.#read(chunk, chunkSize(this.#dimension));
  }

  close(): void {
    for (const file of this.#files) file.close();
    this.#files.length = 0;
  }

  #read(chunk: number, length: number): Buffer {
    const offset = this.#offsets[chunk];
    const file = this.#files[this.#fileOf[chunk] ?? -1];
    if (offset === undefined || !file) throw new RangeError(`there is no chunk ${chunk}`);
    return file.read(offset, length);
  }
}

function pathOf(folder: string, part: string | undefined): string {
  return join(folder, part === undefined ? FILES.vectors : partFile(part));
}
