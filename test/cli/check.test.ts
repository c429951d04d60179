import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerLines } from '../../src/cli/batch.js';
import { checked } from '../../src/cli/commands/check.js';
import { renderCheck } from '../../src/cli/render-check.js';
import type { TerminalStyle } from '../../src/cli/terminal.js';
import { type Checking, compareQuote, holdsWords } from '../../src/quotes/check.js';
import { removeFolders, temporaryFolder } from '../ingest/support.js';
import { wordsOnly } from '../quotes/support.js';

const PLAIN: TerminalStyle = { width: Number.POSITIVE_INFINITY, colour: false };
let checking: Checking;
beforeAll(async () => {
  checking = await wordsOnly(temporaryFolder());
});
afterAll(() => {
  checking.library.close();
  removeFolders();
});

const shown = async (text: string) => renderCheck(await compareQuote(checking, text), text, checking.library, PLAIN);

describe('a check in the terminal', () => {
  it('shows a quote that stands there with its place, document, publisher and date', async () => {
    expect(await shown("the timely lifting of the EU's Yellow Card")).toMatch(
      /^Word for word\n\nClause 34 — [A-Z, ]+\n {3}the timely lifting of the EU's Yellow Card\n {3}Joint Statement .* · Council of the European Union \(5819\/26\) · 2026-01-29$/,
    );
  });

  it('shows both sides word by word without colours, the gravest change first', async () => {
    const text = await shown(
      'Both sides may pursue efforts to limit the increase in the global average temperature to 2°C',
    );
    expect(text).toContain('Both sides [-will-] {+may+} pursue efforts');
    expect(text).toContain('temperature to [-1.5-] {+2+}°C');
    expect(text).toContain(
      '   number: the quote says “2”, the source says “1.5”\n   will/may/must: the quote says “may”, the source says “will”\n',
    );
    expect(text).toContain('The source says:\nClause 40');
  });

  it('speaks Vietnamese of a Vietnamese quote, and is honest about what stands nowhere', async () => {
    expect(await shown('sớm gỡ bỏ thẻ đỏ IUU')).toContain('từ ngữ: câu trích viết “đỏ”, tài liệu viết “vàng”');
    expect(await shown('Có công mài sắt, có ngày nên kim')).toBe(
      'Không có trong các tài liệu\nKhông có đoạn nào ghi câu này, kể cả gần đúng. Điều đó không có nghĩa là câu này sai.',
    );
    // The command refuses it before showing anything.
    expect(holdsWords('…')).toBe(false);
  });

  it('steers no terminal', async () => {
    const text = await shown(
      'Both sides will promote green and \u001b[31msustainable development in the agricultural sector',
    );
    expect(text).not.toContain('\u001b');
  });
});

describe('check --batch', () => {
  it('answers each line in order with one entry, and tells what is wrong with a line', async () => {
    const lines = [
      '{"id":1,"text":"fourth largest overall"}',
      '{"id":2}',
      'x',
      '{"id":4,"text":""}',
      '{"id":5,"text":"???"}',
    ].map((l) => `${l}\n`);
    const printed: unknown[] = [];
    const input = (async function* () {
      yield* lines;
    })();
    await answerLines('text', async (text) => ({ quotes: [await checked(checking, text)] }), input, {
      printJson: async (value) => void printed.push(value),
    });
    expect(printed).toMatchObject([
      { id: 1, quotes: [{ text: 'fourth largest overall', kind: 'verbatim', passageId: 'hang-2026-01-27#p6' }] },
      { id: 2, error: { code: 'no_text' } },
      { id: null, error: { code: 'bad_json' } },
      { id: 4, error: { code: 'no_words' } },
      { id: 5, error: { code: 'no_words' } },
    ]);
  });
});
