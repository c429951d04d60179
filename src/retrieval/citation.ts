import type { Library } from '../index/library.js';
import type { Citation, Span } from '../model.js';
import { readerAddress } from './reader-address.js';

/** A passage as a citation: its quote, its text, and the metadata of its document. */
export function citePassage(
  library: Library,
  number: number,
  quote?: Span,
  score = 1,
  trace?: Record<string, number>,
): Citation {
  const passage = library.passage(number);
  const { id, file: _file, sha256: _sha256, aliases: _aliases, ...document } = library.documentOf(number);
  const { start, end } = quote ?? passage;
  const place = { passageId: passage.id, documentId: id, start, end };
  return {
    ...place,
    ...(passage.clause === undefined ? {} : { clause: passage.clause }),
    ...(passage.number === undefined ? {} : { number: passage.number }),
    ...(passage.unit === undefined ? {} : { unit: passage.unit }),
    ...(passage.title === undefined ? {} : { unitTitle: passage.title }),
    ...(passage.path === undefined ? {} : { path: passage.path }),
    label: passage.label,
    section: passage.section,
    quote: passage.text.slice(start - passage.start, end - passage.start),
    passage: { text: passage.text, start: passage.start, end: passage.end },
    ...document,
    ...(library.readerUrl === undefined ? {} : { readerAddress: readerAddress(library.readerUrl, place) }),
    score: Math.round(score * 1e4) / 1e4,
    ...(trace ? { trace } : {}),
  };
}
