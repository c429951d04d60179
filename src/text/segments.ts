/** UTF-16 units that are passed to the segmenter at a time; more if a sentence is longer. */
const STRETCH = 4096;

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/**
 * Where the sentences of a text end by Unicode's UAX #29, as positions in UTF-16 units, in order. The time of Node's
 * segmenter grows with the square of the text (0.3 s for 100,000 units), so it gets one stretch at a time.
 */
export function* segmentEnds(text: string): Generator<number> {
  let start = 0;
  let size = STRETCH;
  while (start < text.length) {
    const from = start;
    const stretch = text.slice(from, from + size);
    const ends = Array.from(segmenter.segment(stretch), ({ index, segment }) => from + index + segment.length);
    const isLast = from + size >= text.length;
    // The last sentence may continue after the stretch, and with it the letter that decides whether the one before
    // ends.
    const sure = isLast ? ends : ends.slice(0, -2);
    yield* sure;
    start = sure.at(-1) ?? start;
    size = sure.length > 0 ? STRETCH : 2 * size;
  }
}
