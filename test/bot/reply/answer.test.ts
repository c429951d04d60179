import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeCited } from '../../../src/bot/custom-id.js';
import { renderAnswer, renderMore, renderShared } from '../../../src/bot/features/ask/card.js';
import { renderNothingAsked } from '../../../src/bot/features/ask/talk.js';
import { type Component, shownTexts } from '../../../src/bot/reply/components.js';
import type { Reply } from '../../../src/bot/reply/reply.js';
import type { View } from '../../../src/bot/reply/view.js';
import type { Answer, Citation } from '../../../src/model.js';
import { botWordsFor } from '../../../src/words/languages.js';
import { type Opened, openIndex, TODAY } from '../../retrieval/support.js';
import { actionsOf, isVerbatim, partsOfRows, passagesIn, sent, wordsIn } from './support.js';

const ENGLISH: View = { words: botWordsFor('en-GB') };
const VIETNAMESE: View = { words: botWordsFor('vi'), owner: '123456789012345678' };

let opened: Opened;
beforeAll(async () => {
  opened = await openIndex();
});
afterAll(() => opened.close());

const ask = (question: string): Promise<Answer> => opened.retriever.ask(question, { today: TODAY });
async function rendered(question: string, view: View, options = {}): Promise<{ answer: Answer; reply: Reply }> {
  const answer = await ask(question);
  const reply = renderAnswer(answer, opened.retriever.library, view, options);
  sent(reply, view);
  return { answer, reply };
}
const menuOf = (reply: Reply) => partsOfRows(reply).flatMap((part) => ('options' in part ? [part] : []))[0];

describe('an answer', () => {
  it('in English shows the question, the notes, and each passage with its source and date', async () => {
    const { reply } = await rendered('What does the joint statement say about the yellow card?', ENGLISH, {
      feedback: true,
    });
    expect(reply.content?.split('\n')[0]).toBe('**What does the joint statement say about the yellow card?**');
    const card = passagesIn(reply).find(({ citation }) => citation.label === 'Clause 34');
    // The heading has the number, and a passage quoted in full has no bold.
    expect(card?.text).toMatch(
      /^Both sides highlight the importance of sustainable fisheries .* the EU's Yellow Card\.$/,
    );
    const [box] = sent(reply, ENGLISH).components?.slice(1) ?? [];
    const texts = box && 'components' in box ? shownTexts([box as Component]) : [];
    expect(texts[0]).toBe('### 29 January 2026');
    expect(texts[1]).toBe(
      `-# **Joint Statement, clause 34** · 📜 Official document · Council of the European Union, 5819/26\n> ${card?.text}`,
    );
    expect(reply.cards?.[0]?.colour).toBe(0x3a78d8);
    const labels = partsOfRows(reply).flatMap((part) => ('label' in part && part.label ? part.label : []));
    expect(labels).toEqual([...passagesIn(reply).map(() => 'Read on'), 'Cite', 'Sources']);
    expect(Object.keys(actionsOf(reply))).toEqual(expect.arrayContaining(['👍', '👎']));
  });

  it('in Vietnamese says everything of its own in Vietnamese, with dates as people there write them', async () => {
    const question = 'EU là thị trường xuất khẩu lớn thứ mấy của Việt Nam?';
    const { reply } = await rendered(question, VIETNAMESE, { shareable: true });
    expect(reply.content?.split('\n')[0]).toBe(`**${question}**`);
    const texts = shownTexts((sent(reply, VIETNAMESE).components ?? []) as Component[]).join('\n');
    expect(texts).toContain('**24/5/2022 (suy ra)**\n');
    expect(texts).toMatch(
      /, đoạn 3\*\* · 📰 Bài báo\n> \**Hai bên bày tỏ vui mừng .* nhập khẩu lớn thứ 5 của Việt Nam\.\**$/m,
    );
    // The reason for an inferred date is shown under “Read on”.
    expect(texts).not.toContain('without a year');
    const actions = actionsOf(reply);
    expect(Object.keys(actions)).toEqual(expect.arrayContaining(['Đọc tiếp', 'Nguồn', 'Đăng cho mọi người']));
    for (const { owner } of Object.values(actions).flatMap((id) => id ?? [])) expect(owner).toBe(VIETNAMESE.owner);
  });

  it('shows at once what is near the best passage, and leaves the rest to the menu', async () => {
    for (const question of ['What does the joint statement say about the yellow card?', 'plastic pollution', 'EVFTA']) {
      const { answer, reply } = await rendered(question, ENGLISH);
      if (answer.kind !== 'answered') throw new Error('not answered');
      const shown = passagesIn(reply).map(({ citation }) => citation.score);
      const best = Math.max(...answer.citations.map(({ score }) => score));
      expect(shown.length).toBeGreaterThan(0);
      for (const score of shown) expect(score).toBeGreaterThanOrEqual(0.75 * best);
      const next = answer.citations[shown.length];
      if (shown.length < 3 && next) expect(next.score).toBeLessThan(0.75 * best);
      expect((menuOf(reply)?.options ?? []).length).toBe(answer.citations.length - shown.length);
    }
  });

  it('has its further passages behind a menu, where each opens as a card', async () => {
    const { answer, reply } = await rendered('Sustainable farming', ENGLISH);
    if (answer.kind !== 'answered') throw new Error('not answered');
    expect(passagesIn(reply)).toHaveLength(Math.min(3, answer.citations.length));
    const menu = menuOf(reply);
    expect(menu?.options).toHaveLength(answer.citations.length - 3);
    for (const [i, { label, description, value }] of (menu?.options ?? []).entries()) {
      const citation = answer.citations[i + 3];
      const date = ENGLISH.words.date(citation?.date ?? '');
      expect(label.startsWith(date)).toBe(true);
      expect(label.endsWith(`, ${ENGLISH.words.place(citation?.label ?? '')}`)).toBe(true);
      const begins = description?.replace(/^“|…?”$/g, '') ?? '';
      expect(citation?.passage.text.replace(/\s+/g, ' ')).toContain(begins);
      const cited = decodeCited(value);
      const more = renderMore(cited ? [cited] : [], opened.retriever.library, ENGLISH);
      sent(more, ENGLISH);
      const [shown] = passagesIn(more);
      expect(isVerbatim(shown?.text ?? '', citation?.passage.text ?? '')).toBe(true);
      expect(shown?.citation.passageId).toBe(citation?.passageId);
    }
    const placeholder = (evidence: 'strong' | 'weak') =>
      menuOf(renderAnswer({ ...answer, evidence }, opened.retriever.library, ENGLISH))?.placeholder;
    expect(placeholder('strong')).toMatch(/^\d+ more passages?$/);
    expect(placeholder('weak')).toBe(ENGLISH.words.nearestPassages);
  });

  it('is the same when it is shared, and tells who shares it', async () => {
    const { reply } = await rendered('What is said about the investment protection agreement?', VIETNAMESE, {
      shareable: true,
    });
    const share = actionsOf(reply)['Đăng cho mọi người']?.action;
    if (share?.kind !== 'share') throw new Error('not shareable');
    const view = { words: VIETNAMESE.words, owner: VIETNAMESE.owner ?? '' };
    const shared = renderShared(reply.content ?? '', share, opened.retriever.library, view, '42');
    expect(passagesIn(shared).map(({ text }) => text)).toEqual(passagesIn(reply).map(({ text }) => text));
    expect(shared.content).toBe(`<@42> chia sẻ\n${reply.content}`);
    expect(Object.values(actionsOf(shared)).some((id) => id?.action.kind === 'share')).toBe(false);
    sent(shared, view);
  });

  it('shows many clauses asked for by number plain, with a menu of the others', async () => {
    const { reply } = await rendered('clauses 1-60', ENGLISH);
    expect(passagesIn(reply).map(({ citation }) => citation.label)).toEqual(['Clause 1', 'Clause 2', 'Clause 3']);
    expect(passagesIn(reply).some(({ text }) => text.includes('**'))).toBe(false);
    expect(menuOf(reply)?.options).toHaveLength(25);
    expect(reply.content).toContain('-# The menu lists 25 of 57 further passages.');
  });

  it('leaves the question out where it stands just above', async () => {
    const { reply } = await rendered('clause 34', ENGLISH, { asked: false });
    expect(reply.content).toBe('');
    expect(Object.keys(actionsOf(reply))).toContain('Read on');
  });

  it('is no answer where the evidence is weak: it tells what is missing, and shows the nearest by their first words', async () => {
    const answer = await ask('clause 34');
    if (answer.kind !== 'answered') throw new Error('not answered');
    const { library } = opened.retriever;
    const reply = renderAnswer({ ...answer, evidence: 'weak' }, library, VIETNAMESE);
    expect(reply.content).toBe('**clause 34**');
    expect(wordsIn(reply)).toBe(`### ${VIETNAMESE.words.weakTitle}\n${VIETNAMESE.words.weakBecause([])}`);
    expect(passagesIn(reply).map(({ look }) => look)).toEqual(['line']);
    const named = renderAnswer(
      { ...answer, evidence: 'weak', notices: [{ kind: 'unknown_name', name: 'F-16' }] },
      library,
      ENGLISH,
    );
    expect(wordsIn(named)).toContain('The documents do not mention “F-16”. These passages come closest');
  });

  it('names the newest passage first, with its button', async () => {
    const answer = await ask('What is said about the yellow card?');
    if (answer.kind !== 'answered') throw new Error('not answered');
    const named = (citation: Citation | undefined) => {
      const notices = [{ kind: 'newer_source' as const, passageId: citation?.passageId ?? '' }];
      const reply = renderAnswer({ ...answer, notices }, opened.retriever.library, ENGLISH);
      expect(wordsIn(reply)).toMatch(/^-# 🆕 Newest on this: \*\*.* · .*\*\*$/);
      sent(reply, ENGLISH);
      return reply.cards?.[0]?.parts[0];
    };
    expect(named(answer.citations.at(-1))).toMatchObject({ kind: 'words', button: { label: 'Read' } });
    // A passage shown just below has its own button there.
    expect(named(answer.citations[1])).toMatchObject({ kind: 'words', button: undefined });
  });

  it('of an index that was replaced has no buttons that count in it', async () => {
    const answer = await ask('clause 34');
    if (answer.kind !== 'answered') throw new Error('not answered');
    const citations = answer.citations.map((citation) => ({ ...citation, passageId: 'gone#1' }));
    const reply = renderAnswer({ ...answer, citations }, opened.retriever.library, ENGLISH, { feedback: true });
    expect(partsOfRows(reply)).toEqual([]);
    expect(passagesIn(reply)).toHaveLength(1);
  });
});

describe('where nothing answers', () => {
  it('says so, with the nearest passages behind a menu', async () => {
    const { reply } = await rendered('Who is the president of Brazil?', ENGLISH);
    expect(reply.content).toBe('**Who is the president of Brazil?**\n-# Note: the documents do not mention “Brazil”.');
    expect(wordsIn(reply).split('\n')[0]).toBe('### The documents don’t say');
    expect(menuOf(reply)?.placeholder).toBe('More passages on the subject');
    expect(actionsOf(reply)['👍']).toBeUndefined();
    expect(Object.keys(actionsOf(reply))).toEqual(expect.arrayContaining(['Documents', 'How to ask']));
  });

  it('says which clauses there are', async () => {
    const { reply } = await rendered('clause 75', VIETNAMESE);
    expect(wordsIn(reply)).toMatch(
      /^### Không có điều khoản này\.\nCác điều khoản của “.*” được đánh số từ 1 đến 60\.$/,
    );
  });

  it('says which dates the documents have', async () => {
    const { reply } = await rendered('What happened in 1999?', ENGLISH);
    expect(wordsIn(reply)).toContain('Mine are dated 24 May 2022 to 29 January 2026.');
  });

  it('tells how to ask where nothing was asked', async () => {
    const { reply } = await rendered(' ?!', ENGLISH);
    expect(reply).toEqual(renderNothingAsked(ENGLISH, {}));
  });
});
