import { createHash } from 'node:crypto';
import type { LanguageMeans } from '../embedding/centring.js';
import { readChecked } from '../index/checked.js';
import { Library } from '../index/library.js';
import { decodeChunks } from '../index/tables/chunks.js';
import { decodeMeans } from '../index/tables/means.js';
import type { Passage, Span } from '../model.js';

/** Reusable results from the index in use, if it has the fingerprint of the one being built. */
export interface Known {
  means?: LanguageMeans;
  /** The ranges of a passage's chunks, relative to the passage's start. */
  chunksOf(passage: Passage): Span[] | undefined;
}

/** Reads what can be reused from the index in use; nothing if it is missing or damaged. */
export function readKnown(indexDir: string, fingerprint: string): Known {
  try {
    const library = Library.open(indexDir, fingerprint);
    try {
      const chunks = chunksByPassage(library);
      const means = decodeMeans(readChecked(library.folder, library.manifest, 'means').toString('utf8'));
      return { means, chunksOf: (passage) => chunks.get(keyOf(passage)) };
    } finally {
      library.close();
    }
  } catch {
    return { chunksOf: () => undefined };
  }
}

function chunksByPassage(library: Library): Map<string, Span[]> {
  const ranges: Span[][] = Array.from({ length: library.size }, () => []);
  for (const line of decodeChunks(readChecked(library.folder, library.manifest, 'chunks').toString('utf8'))) {
    ranges[line.passage]?.push({ start: line.start, end: line.end });
  }
  return new Map(
    ranges.map((spans, number) => {
      const passage = library.passage(number);
      return [
        keyOf(passage),
        spans.map(({ start, end }) => ({ start: start - passage.start, end: end - passage.start })),
      ];
    }),
  );
}

/** A clause's number is not part of its chunks, so the same text may be cut in two ways. */
function keyOf(passage: Passage): string {
  const kind = `${passage.unit ?? 'paragraph'} ${passage.number ?? ''}`;
  return createHash('sha256').update(`${kind} ${passage.text}`).digest('base64');
}
