import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { batch } from '../../src/cli/batch.js';
import { LONGEST_LINE, readLines } from '../../src/cli/lines.js';
import { renderAnswer } from '../../src/cli/render.js';
import {
  columnsOf,
  highlighted,
  type TerminalStyle,
  terminalStyleOf,
  toJson,
  visible,
  wrap,
} from '../../src/cli/terminal.js';
import type { Answered, Citation, NoEvidence } from '../../src/model.js';

const PLAIN: TerminalStyle = { width: 40, colour: false };
const COLOUR: TerminalStyle = { width: 40, colour: true };
const TEXT = 'First sentence here. The deciding sentence is somewhat longer than a line. The last one.';
const QUOTE = 'The deciding sentence is somewhat longer than a line.';
const START = TEXT.indexOf(QUOTE);

const CITATION: Citation = {
  passageId: 'a#p1',
  documentId: 'a',
  label: 'Paragraph 1',
  section: ['Trade'],
  quote: QUOTE,
  start: 100 + START,
  end: 100 + START + QUOTE.length,
  passage: { text: TEXT, start: 100, end: 100 + TEXT.length },
  title: 'A report',
  titleBasis: 'given',
  kind: 'news',
  publisher: 'VNS',
  date: '2022-05-24',
  dateBasis: 'inferred',
  dateNote: 'no year in the text',
  language: 'en',
  score: 0.5,
};
const ANSWER: Answered = {
  kind: 'answered',
  evidence: 'weak',
  question: 'q',
  language: 'en',
  indexVersion: 'v',
  citations: [CITATION],
  notices: [],
};

test('a passage is shown word for word with the quote highlighted over its lines', () => {
  const span = { start: START, end: START + QUOTE.length };
  const marked = highlighted(TEXT, span, 3, PLAIN);
  expect(marked.split('\n').every((line) => line.length <= 40 && line.startsWith('   '))).toBe(true);
  expect(marked.replace(/\s+/g, ' ').trim()).toBe(TEXT.replace(QUOTE, `»${QUOTE}«`));
  const bold = highlighted(TEXT, span, 0, COLOUR);
  const inside = [...bold.matchAll(/\u001b\[1m(.*?)\u001b\[22m/g)].map((match) => match[1]);
  expect(inside.join(' ').replace(/\s+/g, ' ').trim()).toBe(QUOTE);
});

test('an answer carries badge, section, source, inferred date with its reason, and the mark of weak evidence', () => {
  const text = renderAnswer(ANSWER, [], { width: Number.POSITIVE_INFINITY, colour: false });
  expect(text).toContain('Probably not an answer');
  expect(text).toContain('1. Paragraph 1 — Trade  [news report]');
  expect(text).toContain(`»${QUOTE}«`);
  expect(text).toContain('A report · VNS · 2022-05-24 (inferred: no year in the text)');
  expect(renderAnswer({ ...ANSWER, evidence: 'strong', language: 'vi' }, [], PLAIN)).toContain('[bài báo]');
});

test('reasons for no answer are told apart', () => {
  const refused: NoEvidence = {
    kind: 'no_evidence',
    question: 'q',
    language: 'en',
    indexVersion: 'v',
    reason: 'off_topic',
    nearest: [CITATION],
    notices: [],
  };
  const wide = { width: Number.POSITIVE_INFINITY, colour: false };
  const texts = (['off_topic', 'not_in_documents', 'no_such_clause', 'outside_dates'] as const).map((reason) =>
    renderAnswer({ ...refused, reason }, [], wide),
  );
  expect(new Set(texts).size).toBe(4);
  for (const text of texts) {
    expect(text).toContain('The documents don’t say.');
    expect(text).toMatch(/Closest passages[\s\S]*\[…\] The deciding sentence .* \[…\]/);
  }
  const range = { kind: 'clause_range', documentId: 'a', first: 1, last: 60 } as const;
  expect(renderAnswer({ ...refused, reason: 'no_such_clause', nearest: [], notices: [range] }, [], wide)).toMatch(
    /1 to 60/,
  );
  const empty = renderAnswer({ ...refused, nearest: [], notices: [{ kind: 'empty_question' }] }, [], wide);
  expect(empty).toBe('Please type a question.');
});

test('escape sequences are shown as text everywhere', () => {
  const bad = '\u001b[31m\u009b1m\u202e\u0007';
  const answer = {
    ...ANSWER,
    citations: [
      { ...CITATION, title: bad, section: [bad], publisher: bad, passage: { ...CITATION.passage, text: bad + TEXT } },
    ],
  };
  expect(renderAnswer(answer, [], PLAIN)).not.toMatch(/[\u001b\u009b\u202e\u0007]/);
  expect(visible(bad)).toBe('␛[31m\\u009b1m\\u202e␇');
  expect(toJson({ bad })).not.toMatch(/[\u001b\u009b\u202e]/);
  expect(JSON.parse(toJson({ bad }))).toEqual({ bad });
});

test('lines are wrapped by columns, wide and combining characters counted', () => {
  expect(columnsOf('Việt Nam')).toBe(8);
  expect(columnsOf('Việt'.normalize('NFD'))).toBe(4);
  expect(columnsOf('越南')).toBe(4);
  const text = `short ${'x'.repeat(25)} 越南越南越南\n\nnext`;
  const lines = wrap(text, 10).map(({ start, end }) => text.slice(start, end));
  expect(lines).toEqual(['short', 'xxxxxxxxxx', 'xxxxxxxxxx', 'xxxxx', '越南越南越', '南', '', 'next']);
});

test('NO_COLOR and a stream that is no terminal turn colours off', () => {
  const terminal = { isTTY: true, columns: 200 } as NodeJS.WriteStream;
  expect(terminalStyleOf(terminal, {})).toEqual({ width: 100, colour: true });
  expect(terminalStyleOf(terminal, { NO_COLOR: '1' })).toEqual({ width: 100, colour: false });
  expect(terminalStyleOf(terminal, { NO_COLOR: '', TERM: 'dumb' })).toEqual({ width: 100, colour: false });
  expect(terminalStyleOf({ isTTY: false } as NodeJS.WriteStream, {})).toEqual({
    width: Number.POSITIVE_INFINITY,
    colour: false,
  });
});

test('lines end at line feeds only, in pieces of any size; a line too long is cut and marked', async () => {
  const bytes = Buffer.from('a\u2028b\r\nViệt\n\nend');
  const lines: string[] = [];
  for await (const { text } of readLines(Readable.from(Array.from(bytes, (byte) => Buffer.from([byte])))))
    lines.push(text);
  expect(lines).toEqual(['a\u2028b', 'Việt', '', 'end']);
  const long: boolean[] = [];
  for await (const { cut } of readLines(Readable.from([Buffer.from(`${'x'.repeat(LONGEST_LINE + 5)}\nshort`)])))
    long.push(cut);
  expect(long).toEqual([true, false]);
});

test('batch takes the next line only when the last answer is written', async () => {
  let taken = 0;
  let answered = 0;
  const ahead: number[] = [];
  async function* input() {
    for (let id = 0; id < 3000; id += 1) {
      taken += 1;
      yield `${JSON.stringify({ id, question: 'q' })}\n`;
    }
  }
  const ids: unknown[] = [];
  const out = {
    printJson: async (value: unknown) => {
      await new Promise((resolve) => setImmediate(resolve));
      ids.push((value as { id: unknown }).id);
      answered += 1;
      ahead.push(taken - answered);
    },
  };
  await batch({ ask: async () => ANSWER }, {}, input(), out);
  expect(ids).toEqual(Array.from({ length: 3000 }, (_, id) => id));
  expect(Math.max(...ahead)).toBeLessThanOrEqual(1);
});

test('the questions of a message are shown with the numbers of their passages, and the one without an answer', () => {
  const parts = [{ question: 'Fisheries?', passageIds: ['a#p1'] }];
  const notices = [{ kind: 'part_unanswered', question: 'Pho?' } as const];
  const text = renderAnswer({ ...ANSWER, parts, notices }, [], { width: 80, colour: false });
  expect(text).toMatch(/“Fisheries\?”: 1\n[\s\S]*1\. Paragraph 1[\s\S]*“Pho\?”/);
});
