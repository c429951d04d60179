import { visible } from '../text/visible.js';
import { metricsOf, type Weight } from './font.js';

export interface TextStyle {
  size: number;
  weight: Weight;
}

/** Marks where a text continues. */
const GAP = ' […]';

/**
 * Breaks a text into lines of at most `width`, measured in our font. After `most` lines it is cut at a word, with a
 * mark; a word wider than a line is broken.
 */
export function wrapText(text: string, width: number, style: TextStyle, most: number): string[] {
  const fits = (line: string) => metricsOf(style.weight).widthOf(line, style.size) <= width;
  const lines: string[] = [];
  let line = '';
  for (const word of wordsOf(text, fits)) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (fits(joined)) line = joined;
    else {
      lines.push(line);
      line = word;
    }
  }
  if (line !== '') lines.push(line);
  if (lines.length <= most) return lines;
  const shown = lines.slice(0, most);
  let last = shown.at(-1) ?? '';
  while (last !== '' && !fits(last + GAP)) last = last.replace(/\s*\S+$/u, '');
  return [...shown.slice(0, -1), last + GAP];
}

/** The words of a text, with hidden characters made visible; those wider than a line in pieces. */
function* wordsOf(text: string, fits: (line: string) => boolean): Generator<string> {
  for (const word of visible(text).split(/\s+/u)) {
    let rest = word;
    while (rest !== '' && !fits(rest)) {
      let piece = '';
      for (const character of rest) {
        if (piece !== '' && !fits(piece + character)) break;
        piece += character;
      }
      yield piece;
      rest = rest.slice(piece.length);
    }
    if (rest !== '') yield rest;
  }
}
