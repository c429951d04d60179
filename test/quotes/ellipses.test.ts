import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkQuote } from '../../src/quotes/check.js';
import { libraryOf } from '../bot/reply/support.js';
import { removeFolders } from '../ingest/support.js';
import { checkingOf } from './support.js';

const SOURCE =
  'Emissions of CO₂ fall, both sides highlight the importance of sustainable fisheries and commit to promoting cooperation in this area';
let library: ReturnType<typeof libraryOf>;
beforeAll(() => {
  library = libraryOf([{ passages: [SOURCE] }]);
});
afterAll(() => {
  library.close();
  removeFolders();
});

const DOTS = ['…', '...', '..', '. . .', '.\u00a0.\u00a0.', '. . . .', '....'];
const BRACKETS = ['', '()', '[]', '<>'];

describe('an ellipsis', () => {
  const written = DOTS.flatMap((dots) => BRACKETS.map(([open = '', close = '']) => open + dots + close));
  const stopped = written.filter((dots) => !dots.startsWith('.')).map((dots) => `. ${dots}`);

  it.each([...written.map((dots) => ` ${dots}`), ...stopped])('as "%s" leaves out the same words', async (dots) => {
    const quote = SOURCE.replace(' and commit to promoting', dots);
    const { kind, remarks } = await checkQuote(checkingOf(library), quote);
    expect(kind).toBe('verbatim');
    expect(remarks).toEqual([expect.objectContaining({ kind: 'left_out', text: 'and commit to promoting', why: [] })]);
  });

  it.each(written)('as "%s" does not excuse other words', async (dots) => {
    const quote = `sustainable fisheries ${dots} and promise to promoting cooperation in this area`;
    expect((await checkQuote(checkingOf(library), quote)).kind).toBe('altered');
  });
});

describe('lowered digits', () => {
  it.each(['CO2', 'CO₂'])('"%s" is the same', async (written) => {
    const { kind } = await checkQuote(checkingOf(library), SOURCE.replace('CO₂', written));
    expect(kind).toBe('verbatim');
  });

  it.each(['CO3', 'CO₃', 'CO²', 'CO'])('"%s" is not', async (written) => {
    const { kind } = await checkQuote(checkingOf(library), SOURCE.replace('CO₂', written));
    expect(kind).toBe('altered');
  });
});
