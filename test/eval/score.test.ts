import { describe, expect, it } from 'vitest';
import { isRight, languageGroup, scoreAnswer } from '../../bench/eval/score.js';
import { answered, cite, question, refused } from './answers.js';

const PASSAGE = 'Trade grew. It reached 61 billion dollars. Both sides were pleased.';

describe('a right citation', () => {
  it('is the clause of the document', () => {
    expect(isRight(cite('statement#34', 'x'), { document: 'statement', clause: 34 })).toBe(true);
    expect(isRight(cite('statement#35', 'x'), { document: 'statement', clause: 34 })).toBe(false);
    expect(isRight(cite('other#34', 'x'), { document: 'statement', clause: 34 })).toBe(false);
    expect(isRight(cite('statement#p34', 'x'), { document: 'statement', clause: 34 })).toBe(false);
  });

  it('is the passage of the document that holds the fragment', () => {
    expect(isRight(cite('news#p3', PASSAGE, 'Trade grew.'), { document: 'news', contains: '61 billion' })).toBe(true);
    expect(isRight(cite('news#p3', PASSAGE), { document: 'news', contains: '62 billion' })).toBe(false);
    expect(isRight(cite('other#p3', PASSAGE), { document: 'news', contains: '61 billion' })).toBe(false);
  });

  it('is the clause, whatever the fragment, where the entry has both', () => {
    const gold = { document: 'statement', clause: 34, contains: '61 billion' };
    expect(isRight(cite('statement#34', 'Nothing of it.'), gold)).toBe(true);
    expect(isRight(cite('statement#35', PASSAGE), gold)).toBe(false);
  });
});

describe('rank', () => {
  const gold = [
    { document: 'statement', clause: 3 },
    { document: 'statement', clause: 7 },
  ];
  const cited = (...clauses: number[]) => answered(clauses.map((clause) => cite(`statement#${clause}`, 'x')));

  it('is that of the first right citation, for any of the right passages', () => {
    expect(scoreAnswer(question(gold), cited(3, 7))).toMatchObject({ answerable: true, outcome: 'strong', rank: 1 });
    expect(scoreAnswer(question(gold), cited(1, 7, 3)).rank).toBe(2);
    expect(scoreAnswer(question(gold), cited(1, 2, 4, 5, 3)).rank).toBe(5);
  });

  it('is none where nothing cited is right, or the question was refused', () => {
    expect(scoreAnswer(question(gold), cited(1, 2))).not.toHaveProperty('rank');
    const nearest = [cite('statement#3', 'x')];
    const score = scoreAnswer(question(gold), refused('not_in_documents', nearest));
    expect(score).toMatchObject({ outcome: 'refused', reason: 'not_in_documents' });
    expect(score).not.toHaveProperty('rank');
  });

  it('counts under a weak mark too', () => {
    expect(scoreAnswer(question(gold), answered([cite('statement#3', 'x')], 'weak'))).toMatchObject({
      outcome: 'weak',
      rank: 1,
    });
  });
});

describe('highlight', () => {
  const gold = [{ document: 'news', contains: 'reached 61 billion' }];
  const highlight = (quote: string, contains = 'reached 61 billion') =>
    scoreAnswer(question([{ document: 'news', contains }]), answered([cite('news#p1', PASSAGE, quote)])).highlight;

  it('is right where the quote holds the fragment', () => {
    // 30 of 67 characters.
    expect(highlight('It reached 61 billion dollars.')).toEqual({ right: true, share: 30 / 67 });
  });

  it('is wrong where the quote is another sentence', () => {
    expect(highlight('Trade grew.')).toEqual({ right: false, share: 11 / 67 });
  });

  it('is right from more than half of the fragment on', () => {
    const fragment = 'grew. It'; // 8 characters, 5 of them in the first sentence
    expect(highlight('Trade grew.', fragment)?.right).toBe(true);
    expect(highlight('Trade grew', fragment)?.right).toBe(false); // exactly half
    expect(highlight('It reached 61 billion dollars.', fragment)?.right).toBe(false);
  });

  it('looks at every occurrence of the fragment', () => {
    const citation = cite('news#p1', 'The EU said so. Then the EU left.', 'Then the EU left.');
    expect(scoreAnswer(question([{ document: 'news', contains: 'EU' }]), answered([citation])).highlight?.right).toBe(
      true,
    );
  });

  it('is that of the first right citation among the first three', () => {
    const wrong = cite('news#p9', 'Something else.');
    const right = cite('news#p1', PASSAGE, 'Trade grew.');
    const also = cite('news#p2', 'It also reached 61 billion.');
    expect(scoreAnswer(question(gold), answered([wrong, right, also])).highlight?.right).toBe(false);
    expect(scoreAnswer(question(gold), answered([wrong, wrong, right])).highlight?.right).toBe(false);
    const fourth = scoreAnswer(question(gold), answered([wrong, wrong, wrong, also]));
    expect(fourth.rank).toBe(4);
    expect(fourth).not.toHaveProperty('highlight');
  });

  it('takes any fragment of the clause, and none of another clause', () => {
    const golds = [
      { document: 's', clause: 1, contains: 'Trade grew' },
      { document: 's', clause: 1, contains: 'Both sides' },
      { document: 's', clause: 2, contains: 'reached 61' },
    ];
    const judged = (quote: string) =>
      scoreAnswer(question(golds), answered([cite('s#1', PASSAGE, quote)])).highlight?.right;
    expect(judged('Both sides were pleased.')).toBe(true);
    expect(judged('It reached 61 billion dollars.')).toBe(false);
  });

  it('is not judged where the gold of the citation names no fragment', () => {
    const score = scoreAnswer(question([{ document: 's', clause: 1 }]), answered([cite('s#1', PASSAGE)]));
    expect(score).not.toHaveProperty('highlight');
    expect(score.hasFragment).toBe(false);
  });
});

describe('questions without an answer', () => {
  it.each([
    [refused('off_topic'), 'refused'],
    [answered([cite('news#p1', PASSAGE)], 'weak'), 'weak'],
    [answered([cite('news#p1', PASSAGE)]), 'strong'],
  ] as const)('outcome %#', (answer, outcome) => {
    const score = scoreAnswer(question([], { kind: 'off_topic' }), answer);
    expect(score).toMatchObject({ answerable: false, outcome });
    expect(score).not.toHaveProperty('rank');
  });
});

describe('language group', () => {
  it.each([
    ['Is Điều 34 about fish?', 'en', 'clause', 'en'],
    ['When did Borrell call?', 'en', 'cross', 'cross_en'],
    ['EU có gỡ thẻ vàng không?', 'vi', 'fact', 'vi'],
    ['EU có gỡ thẻ vàng không?', 'vi', 'cross', 'vi'],
    ['EU co go the vang khong?', 'vi', 'no_diacritics', 'vi_plain'],
    ['dieu 34', 'vi', 'clause', 'vi_plain'],
    ['đieu 34', 'vi', 'clause', 'vi'],
    ['Was sagt Absatz 34?', 'de', 'clause', 'eu'],
    ['34とは？', 'ja', 'fact', 'other'],
  ])('%s (%s, %s): %s', (text, language, kind, group) => {
    expect(languageGroup({ question: text, language, kind })).toBe(group);
  });
});
