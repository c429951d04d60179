import { splitDocument } from '../../../src/ingest/split.js';
import { tidy } from '../../../src/ingest/tidy/tidy.js';
import type { Passage } from '../../../src/model.js';
import { words } from '../../../src/text/words.js';
import { documentOf } from '../support.js';
import type { Law, LawUnit } from './law.js';
import type { Print } from './print.js';

export interface LawScore {
  expected: number;
  /** Units found with the right number, containers, and beginning. */
  found: number;
  /** The found units that also end where they should. */
  whole: number;
  problems: string[];
  invented: number;
  words: number;
  /** Words of the text that are neither in a passage nor in a shown heading. */
  inNoPassage: number;
  lost: number;
}

const flat = (text: string) =>
  words(text)
    .map(({ folded }) => folded)
    .join(' ');

/** Prints a law, reads the file as the ingest does, and compares the results. */
export async function scoreLaw(law: Law, print: Print): Promise<LawScore> {
  const { text, blocks } = await print.reader.read(print.make(law), 'law');
  const tidied = tidy(text, blocks, print.reader.format === 'markdown');
  const document = documentOf(tidied.text, { kind: 'official', language: law.language });
  const { passages, count, headings } = splitDocument(document, tidied.blocks);
  const units = unitsIn(passages);
  const problems: string[] = [];
  let [found, whole] = [0, 0];
  for (const unit of law.units) {
    const key = keyOf(unit.number, unit.path);
    const [wanted, at] = [
      flat(unit.lines.join(' ')),
      units.findIndex((each) => each.key === key && begins(each.text, unit)),
    ];
    const got = units[at];
    if (!got) problems.push(`missed ${key}: ${unit.lines[0]}`);
    else {
      found += 1;
      const tail = flat(got.text).slice(wanted.length);
      if (flat(got.text) === wanted || (unit.last && flat(got.text).startsWith(wanted) && tail.length < 200))
        whole += 1;
      else
        problems.push(
          `not whole ${key}: ${got.text.length} for ${unit.lines.join(' ').length}: …${got.text.slice(-60)}`,
        );
      units.splice(at, 1);
    }
  }
  for (const { key, text: of } of units) problems.push(`invented ${key}: ${of.slice(0, 60)}`);
  const aside = law.lines.filter(({ kind }) => kind === 'contents' || kind === 'title' || kind === 'front');
  const outside = aside.reduce((sum, line) => sum + words(line.text).length, 0);
  const inHeadings = headings.reduce((sum, { start, end }) => sum + words(tidied.text.slice(start, end)).length, 0);
  const all = words(law.lines.map((line) => line.text).join('\n')).length - outside;
  return {
    ...{ expected: law.units.length, found, whole, problems, invented: units.length, words: all, lost: count.lost },
    inNoPassage: Math.max(0, all - count.inPassages - inHeadings),
  };
}

/** Numbered units with their text; the parts of a long unit are rejoined. */
function unitsIn(passages: readonly Passage[]): { key: string; text: string }[] {
  const units = new Map<string, { key: string; text: string }>();
  for (const { id, number, unit, path = [], text } of passages) {
    if (number === undefined || unit === 'note') continue;
    const base = id.replace(/\/.*$/, '');
    const known = units.get(base);
    const containers = path.map((each) => `${each.kind}${each.number === undefined ? '' : ` ${each.number}`}`);
    if (known) known.text += ` ${text}`;
    else units.set(base, { key: keyOf(number, containers), text });
  }
  return [...units.values()];
}

const keyOf = (number: string, path: readonly string[]) => [...path, number].join(' > ').toLowerCase();
const begins = (text: string, { lines }: LawUnit) => flat(text).startsWith(flat(lines.join(' ')).slice(0, 50));
