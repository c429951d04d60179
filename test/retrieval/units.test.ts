import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cite, styleNamed } from '../../src/cite/cite.js';
import { passagesNamed } from '../../src/cite/find.js';
import { indexFingerprint } from '../../src/index/fingerprint.js';
import { Library } from '../../src/index/library.js';
import { buildIndex } from '../../src/ingest/build-index.js';
import type { SourceDocument } from '../../src/model.js';
import { receiptOf } from '../../src/quotes/receipt.js';
import { verify } from '../../src/quotes/verify.js';
import { citePassage } from '../../src/retrieval/citation.js';
import { type ClauseLookup, findUnits, lookUpClauses } from '../../src/retrieval/lookup.js';
import { counterpartOf, withoutTranslations } from '../../src/retrieval/translations.js';
import { documentOf, FakeEmbedder, fakeConfig, removeFolders, temporaryFolder } from '../ingest/support.js';

const article = (n: number | string, text: string) => `Article ${n}\n\n${text}\n\n`;
const points = (list: string[]) => list.map((text, i) => `${i + 1}. ${text}`).join('\n\n');
const lamps = ['Lamps are lit at dusk.', 'Buoys are painted red.', 'Bells ring in fog.'];

const treaty =
  `CHAPTER 1\n\n${article('1.1', 'The harbours share reports.')}${article('1.2', 'Reports are kept dry.')}` +
  `CHAPTER 2\n\n${article('2.1', 'Horns sound thrice.')}${article('2.1a', 'Pilots wait outside.')}ANNEX I\n\n${points(lamps)}`;
const parts = ['A', 'B']
  .map((part) => `Part ${part}. Rules\n\n${points(lamps.map((text) => `${text} Part ${part}.`))}`)
  .join('\n\n');
const plain = (name: string) => [1, 2, 3].map((n) => article(n, `${name} rule ${n} is kept.`)).join('');
const vietnamese = [1, 2, 3].map((n) => `Điều ${n}\n\nQuy tắc ${n} được giữ.\n\n`).join('');

const official = (id: string, text: string, more: Partial<SourceDocument> = {}) =>
  documentOf(text, {
    kind: 'official',
    id,
    title: `Accord ${id}`,
    file: `${id}.md`,
    sha256: id.padEnd(64, '0'),
    ...more,
  });

let library: Library;
beforeAll(async () => {
  const config = fakeConfig(join(temporaryFolder(), 'units'));
  const documents = [
    official('fog', treaty, { shortTitle: 'FOGA' }),
    official('plan', parts),
    ...['oil', 'rope', 'salt'].map((id) => official(id, plain(id))),
    official('salt-vi', vietnamese, { language: 'vi', translationOf: 'salt' }),
  ];
  await buildIndex(config, documents, new FakeEmbedder(), { corpus: [] });
  library = Library.open(config.indexDir, indexFingerprint(config));
});
afterAll(() => {
  library.close();
  removeFolders();
});

const ids = (lookup: ClauseLookup) =>
  lookup.kind === 'found' ? lookup.citations.map(({ passageId }) => passageId) : lookup.kind;
const find = (spec: string, document?: string, language?: string) =>
  ids(lookUpClauses(library, spec, document, language));

describe('units by number', () => {
  it.each([
    ['1.1', ['fog#1.1']],
    ['Article 2.1a', ['fog#2.1a']],
    ['Annex I point 2', ['fog#annex-i.2']],
    ['point 2 of Annex 1', ['fog#annex-i.2']],
    ['Part B 3', ['plan#part-b.3']],
    ['plan#part-a.1', ['plan#part-a.1']],
    ['Article 2.1 of FOGA', ['fog#2.1']],
    ['2 of oil', ['oil#2']],
    ['9', 'no_such_clause'],
    ['2.1b', 'no_such_clause'],
  ])('%s', (spec, wanted) => expect(find(spec)).toEqual(wanted));

  it('are those of the document itself, not of its annex or recitals', () => {
    expect(find('2', 'fog')).toEqual(['fog#annex-i.2']);
    expect(find('2', 'oil')).toEqual(['oil#2']);
    expect(find('1', 'plan')).toEqual(['plan#part-a.1', 'plan#part-b.1']);
  });

  it('offer the choice where many places have the number', () => {
    const lookup = lookUpClauses(library, '1');
    expect(lookup.kind).toBe('ambiguous');
    const choices = lookup.kind === 'ambiguous' ? lookup.choices : [];
    expect(choices.map(({ passageId }) => passageId)).toContain('plan#part-a.1');
    for (const { passage, passageId, text } of choices) {
      expect(library.passage(passage).id).toBe(passageId);
      expect(library.passage(passage).text.startsWith(text)).toBe(true);
    }
    expect(() => find('1', 'nothing of this name')).toThrow(/no document/);
  });

  it('are stored and cited as printed', () => {
    const [passage = -1] = passagesNamed(library, '2.1a');
    const citation = citePassage(library, passage);
    expect(citation).toMatchObject({ number: '2.1a', unit: 'article', label: 'Article 2.1a', section: ['CHAPTER 2'] });
    expect(citation).not.toHaveProperty('clause');
    expect(cite([citation], styleNamed('footnote'), 'en')).toContain('Article 2.1a');
    expect(verify(library, receiptOf(citation)).kind).toBe('holds');
    const [point = -1] = passagesNamed(library, 'Annex I point 2');
    expect(cite([citePassage(library, point)], styleNamed('footnote'), 'en')).toContain('ANNEX I, point 2');
    expect(() => passagesNamed(library, '1')).toThrow(/occurs in several places/);
    expect(() => passagesNamed(library, '34a')).toThrow(/no such clause/);
  });
});

describe('one text in two languages', () => {
  it('is shown in the reader’s, and knows the other', () => {
    expect(find('3', undefined, 'vi')).not.toContain('salt#3');
    const found = findUnits(library, [{ number: '3' }], undefined, 'vi');
    const shown = found.kind === 'found' ? found.citations.map(({ passageId }) => passageId) : [];
    expect(shown).toContain('salt-vi#3');
    expect(shown).not.toContain('salt#3');
    expect(find('3', 'salt', 'vi')).toEqual(['salt#3']);
    const [passage = -1] = [library.numberOf('salt#3') ?? -1];
    expect(library.passage(counterpartOf(library, passage) ?? -1).id).toBe('salt-vi#3');
    expect(counterpartOf(library, library.numberOf('oil#3') ?? -1)).toBeUndefined();
  });

  it('is never two sources of one answer', () => {
    const passages = ['oil#1', 'salt#2', 'salt-vi#2', 'salt-vi#1'].map((id) => library.numberOf(id) ?? -1);
    const kept = (language: string) =>
      withoutTranslations(library, passages, (passage) => passage, language).map(
        (passage) => library.passage(passage).id,
      );
    expect(kept('vi')).toEqual(['oil#1', 'salt-vi#2', 'salt-vi#1']);
    expect(kept('en')).toEqual(['oil#1', 'salt#2', 'salt-vi#1']);
  });
});
