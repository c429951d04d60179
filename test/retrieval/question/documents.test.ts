import { beforeAll, describe, expect, it } from 'vitest';
import { DocumentNames, SURELY_NAMED } from '../../../src/retrieval/question/documents.js';
import { fold } from '../../../src/text/fold.js';
import { documentOf } from '../../ingest/support.js';
import { corpusDocuments } from '../support.js';

let names: DocumentNames;
beforeAll(async () => {
  names = new DocumentNames(await corpusDocuments());
});

describe('a question names', () => {
  it.each([
    ['What does the Joint Statement say about fisheries?', 'joint-statement-2026', 1],
    ['joint-statement-2026', 'joint-statement-2026', 1],
    ['document 5819/26', 'joint-statement-2026', 1],
    ['Tuyên bố chung nói gì?', 'joint-statement-2026', 1],
    ['tuyen bo chung noi gi', 'joint-statement-2026', 1],
    ['Was steht in der gemeinsamen Erklärung?', 'joint-statement-2026', 1],
    ['κοινή δήλωση', 'joint-statement-2026', 1],
    ['what did the Council of the European Union publish', 'joint-statement-2026', SURELY_NAMED],
    ['the statement on upgrading relations between the Socialist Republic', 'joint-statement-2026', 0.8],
    ['vns-2025-10-10', 'vns-2025-10-10', 1],
  ])('%s', (text, id, strength) => expect(Object.fromEntries(names.namedIn(fold(text)))).toEqual({ [id]: strength }));

  it.each(['', 'yellow card', 'a disjoint statementing', 'jointstatement', 'the European Union and Viet Nam', '5819'])(
    'no document: %s',
    (text) => expect(names.namedIn(fold(text)).size).toBe(0),
  );
});

describe('names taken out', () => {
  it.each([
    ['what does the joint statement say about fish', 'what does say about fish'],
    ['Tuyên bố chung nói gì về cá', 'nói gì về cá'],
    ['no. 34 of 5819/26', 'no. 34 of'],
    ['a disjoint statement', 'a disjoint statement'],
  ])('%s', (text, rest) => expect(names.removeFrom(text)).toBe(rest));

  it('leave something in their place where asked', () => {
    expect(names.removeFrom('clause 3 of the joint statement', ' • ')).toBe('clause 3 of •');
  });

  it('with characters of regular expressions are text', () => {
    const odd = new DocumentNames([documentOf('x', { id: 'a', aliases: ['C++ (draft) [1]*'] })]);
    expect(odd.removeFrom('see C++ (draft) [1]* please')).toBe('see please');
    expect(odd.removeFrom('see CCC draft 1')).toBe('see CCC draft 1');
  });

  it('of no documents take nothing out', () => {
    const none = new DocumentNames([]);
    expect(none.removeFrom('the joint statement')).toBe('the joint statement');
    expect(none.namedIn('the joint statement').size).toBe(0);
  });
});
