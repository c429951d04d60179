import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/config.js';
import { Glossary } from '../../../src/text/lexicon/glossary.js';
import { removeFolders, temporaryFolder } from '../../ingest/support.js';

afterAll(removeFolders);

const { dataDir } = readConfig({});
const glossary = new Glossary(dataDir);
const LANGUAGES = readdirSync(join(dataDir, 'glossary')).flatMap((file) => /^(\w+)\.tsv$/.exec(file)?.[1] ?? []);

/** Checks that the wordings of each pair share a concept. */
function expectToMeet(wordings: [string, string][], concept: string): void {
  for (const [text, language] of wordings) {
    expect(glossary.conceptsIn(text, language), `${text} (${language})`).toContain(concept);
  }
}

describe('one concept', () => {
  it('EVFTA and the Free Trade Agreement meet', () => {
    const wordings: [string, string][] = [
      ['the EVFTA', 'en'],
      ['EVFTA', 'vi'],
      ['EVFTA', 'fi'],
      ['the EU-Viet Nam Free Trade Agreement', 'en'],
      ['the EU–Việt Nam Free Trade Agreement', 'en'],
      ['the EU-Vietnam Free Trade Agreement', 'en'],
      ['EU-Viet Nam Free Trade Agreement', 'vi'],
      ['Hiệp định Thương mại tự do Việt Nam - EU', 'vi'],
      ['Freihandelsabkommen EU-Vietnam', 'de'],
    ];
    expectToMeet(wordings, 'evfta');
    expectToMeet([...wordings.slice(0, 6), ['the Free Trade Agreement', 'en']], 'free-trade-agreement');
  });

  it('Viet Nam, Vietnam, Việt Nam and VN meet', () => {
    expectToMeet(
      [
        ['Viet Nam', 'en'],
        ['Vietnam', 'en'],
        ['Việt Nam', 'en'],
        ['Việt Nam', 'vi'],
        ['VN', 'en'],
        ['VN', 'vi'],
        ['Vietnam', 'de'],
      ],
      'vietnam',
    );
  });

  it('gelbe Karte, thẻ vàng and yellow card meet', () => {
    expectToMeet(
      [
        ['the “yellow card”', 'en'],
        ['yellow cards', 'en'],
        ['Yellow Card', 'en'],
        ['die gelbe Karte', 'de'],
        ['der gelben Karte', 'de'],
        ['gỡ thẻ vàng', 'vi'],
        ['yellow card', 'vi'],
      ],
      'yellow-card',
    );
  });

  it('artificial intelligence and its acronym meet', () => {
    expectToMeet(
      [
        ['AI', 'en'],
        ['AI', 'vi'],
        ['AI', 'it'],
        ['artificial intelligence', 'en'],
        ['trí tuệ nhân tạo', 'vi'],
        ['künstliche Intelligenz', 'de'],
      ],
      'artificial-intelligence',
    );
  });
});

describe('a percent sign says the word', () => {
  it.each(LANGUAGES)('%s', (language) => {
    for (const sign of ['8.4%', '8,4 %', '100％', '%']) {
      expect(glossary.conceptsIn(sign, language), sign).toContain('percent');
      const [span] = glossary.spansOf(sign, language).filter(({ concept }) => concept === 'percent');
      expect(span && sign.slice(span.start, span.end), sign).toMatch(/^[%％]$/);
    }
    expect(glossary.conceptsIn('8.4 ‰ & 8.4 $', language)).not.toContain('percent');
  });
});

describe('other words', () => {
  it.each([
    ['Bùi Thanh Sơn', 'vi', 'thank'],
    ['Bùi Thanh Sơn', 'en', 'thank'],
    ['Bui Thanh Son', 'en', 'thank'],
    ['ai viết bài này', 'vi', 'artificial-intelligence'],
    ['Ai viết bài này', 'vi', 'artificial-intelligence'],
    ['j’ai vu', 'fr', 'artificial-intelligence'],
    ['ai cittadini', 'it', 'artificial-intelligence'],
    ['the van', 'vi', 'yellow-card'],
    ['a card that is yellow', 'en', 'yellow-card'],
    ['yellow', 'en', 'yellow-card'],
    ['tour guide', 'de', 'tourism'],
  ])('%s (%s) are not %s', (text, language, concept) => {
    expect(glossary.conceptsIn(text, language)).not.toContain(concept);
  });

  it.each(['', ' ', '🎣', '12 34'])('nothing has no concept: "%s"', (text) => {
    expect(glossary.conceptsIn(text, 'en')).toEqual([]);
  });
});

describe('every language', () => {
  it.each(LANGUAGES)('%s has the yellow card', (language) => {
    expect(glossary.vocabulary(language).length).toBeGreaterThan(50);
    expect(glossary.conceptsIn('IUU yellow card', language)).toContain('yellow-card');
  });

  it('without a file has what is international', () => {
    expect(glossary.conceptsIn('EVFTA og fisk', 'no')).toContain('evfta');
    expect(glossary.vocabulary('no')).toEqual([]);
  });
});

describe('a glossary of one’s own', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'glossary'));
  writeFileSync(
    join(folder, 'glossary', 'en.tsv'),
    'lighthouse\tlighthouse | light tower\npolicy\tpolicy\nabc\tABC\nlonely\nabcd\tABCD | ',
  );
  const own = new Glossary(folder);

  it.each([
    ['the Lighthouses', ['lighthouse']],
    ['light towers', ['lighthouse']],
    ['light', []],
    ['tower light', []],
    ['policies and policy', ['policy']],
    ['ABC', ['abc']],
    ['abc', []],
    ['ABCs', []],
    ['abcd', ['abcd']],
  ])('%s', (text, concepts) => expect(own.conceptsIn(text, 'en')).toEqual(concepts));

  it('gives each concept once and the words it is made of', () => {
    expect(own.conceptsIn('lighthouse, light tower, lighthouse', 'en')).toEqual(['lighthouse']);
    expect(own.vocabulary('en').sort()).toEqual(['abcd', 'light', 'lighthouse', 'policy', 'tower']);
  });
});

describe('a country of one syllable in Vietnamese', () => {
  const COUNTRIES = [
    ['Mỹ', 'united-states'],
    ['Nga', 'russia'],
    ['Anh', 'united-kingdom'],
    ['Đức', 'germany'],
    ['Pháp', 'france'],
    ['Ý', 'italy'],
    ['Bỉ', 'belgium'],
    ['Áo', 'austria'],
    ['Úc', 'australia'],
  ] as const;
  const ALONE = ['quan hệ với {} thế nào', 'ai là tổng thống {}?', 'hàng hóa của {}, Việt Nam', '(theo {})'];
  const NO_NAME = ['bà {} Linh', 'sân {} Đình', 'Nguyễn {} nói', 'làng {} Sơn'];

  it.each(COUNTRIES)('%s is one where it stands alone with its capital', (name, concept) => {
    for (const frame of ALONE) expect(glossary.conceptsIn(frame.replace('{}', name), 'vi'), frame).toContain(concept);
    for (const frame of [...NO_NAME, 'quan hệ với {} thế nào']) {
      const text = frame.replace('{}', frame.includes('thế nào') ? name.toLowerCase() : name);
      expect(glossary.conceptsIn(text, 'vi'), text).not.toContain(concept);
    }
  });

  it.each([
    ['Ý kiến của EU', 'italy'],
    ['Anh có biết không', 'united-kingdom'],
    ['Áo dài Việt Nam', 'austria'],
  ])('%s begins with another word', (text, concept) => {
    expect(glossary.conceptsIn(text, 'vi')).not.toContain(concept);
  });
});

describe('a name whose small letters are another word', () => {
  /** The name, its concept, and texts with its letters in which it is not named. */
  const NAMES: [name: string, language: string, concept: string, others: string[]][] = [
    ['thành Viên', 'vi', 'vienna', ['thành viên', 'Thành viên', 'nước THÀNH VIÊN', 'Các Nước Thành Viên', 'Viên']],
    ['MoST', 'en', 'ministry-of-science', ['most', 'Most', 'MOST', 'mostly']],
    ['CITES', 'en', 'endangered-species', ['cites', 'Cites', 'cited']],
  ];

  it.each(NAMES)('%s (%s) is %s with its capitals only', (name, language, concept, others) => {
    for (const frame of ['{}', 'in {}', '{} 2025', '({}), EU']) {
      expect(glossary.conceptsIn(frame.replace('{}', name), language), frame).toContain(concept);
      for (const other of others)
        expect(glossary.conceptsIn(frame.replace('{}', other), language), other).not.toContain(concept);
    }
  });

  it.each([...NAMES.keys()])('number %i is no acronym to be written in capitals', (i) => {
    expect(glossary.isAcronym(NAMES[i]?.[0].toLowerCase() ?? '')).toBe(false);
  });
});

describe('a Vietnamese name is not found in two halves of other words', () => {
  const TORN: [text: string, concept: string, name: string][] = [
    ['góp phần lan tỏa', 'finland', 'Phần Lan'],
    ['ai cập nhật tin', 'egypt', 'Ai Cập'],
    ['cập nhật bản đồ', 'japan', 'Nhật Bản'],
    ['nhà nước pháp quyền', 'france', 'nước Pháp'],
    ['tập trung quốc tế', 'china', 'Trung Quốc'],
    ['người anh em', 'united-kingdom', 'người Anh'],
    ['con người ý thức', 'italy', 'người Ý'],
    ['xã hội an toàn', 'hoi-an', 'Hội An'],
    ['công nghệ an ninh mạng', 'quang-tri', 'Nghệ An'],
    ['an ninh bình thường', 'bac-ninh', 'Ninh Bình'],
    ['môi trường sa mạc', 'spratly', 'Trường Sa'],
    ['cán bộ ngoại giao', 'ministry-of-foreign-affairs', 'Bộ Ngoại giao'],
    ['cán bộ y tế', 'ministry-of-health', 'Bộ Y tế'],
    ['tiến bộ khoa học và công nghệ', 'ministry-of-science', 'Bộ Khoa học và Công nghệ'],
    ['Thái Bình Dương', 'binh-duong', 'Bình Dương'],
  ];
  const FRAMES = ['{}', 'về {}', 'hợp tác với {} năm 2025', '{}, Việt Nam'];

  it.each(TORN)('%s is not %s', (text, concept, name) => {
    for (const frame of FRAMES) {
      expect(glossary.conceptsIn(frame.replace('{}', text), 'vi'), frame).not.toContain(concept);
      expect(glossary.spansOf(frame.replace('{}', text), 'vi').map((span) => span.concept)).not.toContain(concept);
      for (const written of [name, name.toLowerCase(), `${name} truyền thống`, `${name} hội nhập`, `${name} lan tỏa`])
        expect(glossary.conceptsIn(frame.replace('{}', written), 'vi'), written).toContain(concept);
    }
  });
});

describe('the first wording of a place', () => {
  const PLACES = 'vienna berlin beijing moscow kyiv copenhagen paris london rome madrid warsaw oslo'.split(' ');

  it.each(PLACES)('%s is the place itself', (place) => {
    expect(glossary.wordingOf(place, 'en')?.toLowerCase()).toBe(place);
    const vietnamese = glossary.wordingOf(place, 'vi') ?? '';
    expect(vietnamese).not.toMatch(/!/);
    expect(glossary.conceptsIn(vietnamese, 'vi')).toContain(place);
  });
});

describe('words that ask', () => {
  it.each([
    ['khi nào', 'vi'],
    ['bao giờ', 'vi'],
    ['bao nhiêu', 'vi'],
    ['how many', 'en'],
    ['how much', 'en'],
    ['when', 'en'],
    ['wann', 'de'],
    ['kiedy', 'pl'],
  ])('name no concept: %s', (text, language) => {
    expect(glossary.conceptsIn(text, language)).toEqual([]);
  });
});

describe('words that begin like one of the glossary', () => {
  it.each([
    ['complex', 'finish'],
    ['policy', 'police'],
    ['police', 'policy'],
    ['customs', 'consumer'],
    ['Portugal', 'seaport'],
    ['coalition', 'coal'],
    ['chancellor', 'opportunity'],
    ['Nigeria', 'niger'],
    ['laboratory', 'labour'],
    ['news', 'new'],
    ['decree', 'decrease'],
    ['trademark', 'trade'],
    ['consulate', 'consultation'],
  ])('are no form of it: %s', (word, concept) => {
    expect(glossary.conceptsIn(word, 'en')).not.toContain(concept);
  });

  it.each([
    ['policies', 'policy'],
    ['ports', 'seaport'],
    ['consultations', 'consultation'],
    ['completed', 'finish'],
    ['customers', 'consumer'],
  ])('but its own forms are: %s', (word, concept) => {
    expect(glossary.conceptsIn(word, 'en')).toContain(concept);
  });
});
