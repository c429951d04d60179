/** The longest citation in a line of its own, in UTF-16 units: titles of the EU's acts are long. */
const LONGEST = 500;
/** Fewer words above the line are a name or a term, not a quote. */
const FEWEST_ABOVE = 4;
const DASH_LINE = /^[^\S\n]*(?:[-–—―]{1,3})[^\S\n]*(?=[\p{Lu}\p{N}"“„«»”‘(*_[])/u;
const ANY_DASH_LINE = /^[^\S\n]*[-–—―•*]/m;
/** A citation ends with an address, or with a number in its last part: "clause 34", "29 January 2026". */
const ADDRESS_AT_END = /https?:\/\/\S+$/;
const NUMBER_AT_END = /[,(]\s*(?=[^,(]*\p{N})[^\s,(]+(?:\s[^\s,(]+){0,5}$/u;

/** Whether a line is a citation below a quote: "— Joint Statement, clause 34". Items of lists are not. */
export function isCitationLine(line: string): boolean {
  const cited = line.trimEnd();
  if (cited.length > LONGEST || !DASH_LINE.test(cited) || !/\p{L}{2}/u.test(cited)) return false;
  return ADDRESS_AT_END.test(cited) || (NUMBER_AT_END.test(cited) && !cited.endsWith(';'));
}

/**
 * A quote and the citation in its last line; nothing if there is none, or if the line may be an item of a list: behind
 * a colon, a semicolon or a comma, or behind another line that begins with a dash.
 */
export function splitCitationLine(text: string): { text: string; citation: string } | undefined {
  const at = text.trimEnd().lastIndexOf('\n');
  if (at < 0) return undefined;
  const [above, line] = [text.slice(0, at).trimEnd(), text.slice(at + 1)];
  const words = above.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  if (!isCitationLine(line) || /[:;,]$/.test(above) || ANY_DASH_LINE.test(above) || words < FEWEST_ABOVE)
    return undefined;
  return { text: above, citation: line.replace(/^[\s\-–—―]+/, '').trim() };
}

/** Whether a document goes on with an item of a list: then the line below a quote may be that item, changed. */
export function goesOnWithItem(behind: string): boolean {
  return /^[^\p{L}\p{N}\n]*\n\s*(?:[-–—―•*▪◦‣●○■]|\(?\p{L}{1,4}\))/u.test(behind);
}
