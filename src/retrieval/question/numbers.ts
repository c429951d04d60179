// Apart from the reading of questions, whose patterns take as long to build as showing a clause does.

/** Longest list of clauses that one question can ask for. */
export const MOST = 60;

/** The numbers of "34", "30-36" or "34, 36", in the order written. */
export function parseNumbers(text: string): number[] {
  const numbers: number[] = [];
  for (const match of text.matchAll(
    /(\d{1,4})(?:\s*(?:[-–—]|to|until|through|den|toi|bis|à|a|do|tot|till)\s*(\d{1,4}))?/gi,
  )) {
    const first = Number(match[1]);
    const last = match[2] === undefined ? first : Number(match[2]);
    for (let n = Math.min(first, last); n <= Math.max(first, last) && numbers.length < MOST; n += 1) numbers.push(n);
  }
  return numbers;
}
