/** A place after a punctuation mark where a text may be cut. */
interface Break {
  /** Just after the mark. */
  end: number;
  /** Where the text continues. */
  next: number;
}

const MARK = /[,;:.!?…–—]\s+/g;
/** Fewer words than this between two commas are an item of a list: "illegal, unreported, and unregulated". */
const LEAST_WORDS = 3;
/** One more word, and then the list continues or ends. */
const LIST = /^(?:(?:and|or|và|hoặc)\s+)?\S+(?:,|\s+(?:and|or|và|hoặc)\s)/i;

/** Where a sentence may be cut: after punctuation marks, but not within a list of short items. */
export function breaksIn(text: string): Break[] {
  let from = 0;
  return [...text.matchAll(MARK)].flatMap(({ 0: mark, index }) => {
    const between = text.slice(from, index).trim().split(/\s+/).length;
    const next = index + mark.length;
    from = next;
    const inList = mark.startsWith(',') && (between < LEAST_WORDS || LIST.test(text.slice(next)));
    return inList ? [] : [{ end: index + 1, next }];
  });
}
