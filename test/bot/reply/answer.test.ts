import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeCited, decodeCustomId } from '../../../src/bot/custom-id.js';
import { renderAnswer, renderMore, renderShared } from '../../../src/bot/features/ask/card.js';
import { checkReply } from '../../../src/bot/reply/check.js';
import { renderHowToAsk } from '../../../src/bot/reply/notes.js';
import type { Reply } from '../../../src/bot/reply/reply.js';
import type { View } from '../../../src/bot/reply/view.js';
import type { Answer } from '../../../src/model.js';
import { botWordsFor } from '../../../src/words/bot-words.js';
import { type Opened, openIndex, TODAY } from '../../retrieval/support.js';
import { actionsOf, isVerbatim, partsOfRows } from './support.js';

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
  expect(checkReply(reply)).toEqual([]);
  return { answer, reply };
}
const menuOf = (reply: Reply) => partsOfRows(reply).flatMap((part) => ('options' in part ? [part] : []))[0];

describe('an answer', () => {
  it('in English shows the question, the notes, and each passage with its source and date', async () => {
    const { reply } = await rendered('What does the joint statement say about the yellow card?', ENGLISH, {
      feedback: true,
    });
    expect(reply.content?.split('\n')[0]).toBe('> What does the joint statement say about the yellow card?');
    const card = reply.embeds?.find(({ title }) => title?.includes('Clause 34'));
    expect(card).toEqual({
      author: { name: '📜 Official document' },
      title: expect.stringMatching(
        /^\d\. Clause 34 — STRENGTHENING COOPERATION ON AGRICULTURE, BLUE ECONOMY, OCEAN CONSERVATION/,
      ),
      description:
        '34\\. **Both sides highlight the importance of sustainable fisheries and commit to promoting cooperation in this area, ' +
        "noting Viet Nam's efforts in combating Illegal, Unreported and Unregulated (IUU) fishing, and the timely lifting of " +
        "the EU's Yellow Card.**",
      footer: {
        text:
          'Joint Statement on upgrading relations between the Socialist Republic of Viet Nam and the European Union to a ' +
          'Comprehensive Strategic Partnership · Council of the European Union (5819/26) · 29 January 2026',
      },
      color: 0x3a78d8,
    });
    const labels = Object.keys(actionsOf(reply));
    expect(labels).toEqual(
      expect.arrayContaining(['1 in context', '2 in context', '3 in context', 'Sources', '👍', '👎']),
    );
    expect(labels).not.toContain('Share');
  });

  it('in Vietnamese says everything of its own in Vietnamese, and tells an inferred date with its reason', async () => {
    const question = 'EU là thị trường xuất khẩu lớn thứ mấy của Việt Nam?';
    const { reply } = await rendered(question, VIETNAMESE, { shareable: true });
    expect(reply.content?.split('\n')[0]).toBe(`> ${question}`);
    const card = reply.embeds?.find(({ title }) => title === '1. Đoạn 3');
    expect(card?.author?.name).toBe('📰 Tin báo chí');
    expect(card?.description).toMatch(/^\*\*Hai bên bày tỏ vui mừng .* nhập khẩu lớn thứ 5 của Việt Nam\.\*\*$/);
    expect(card?.footer?.text).toMatch(
      /^Thúc đẩy quan hệ hợp tác .* với tiềm năng · 24 tháng 5 năm 2022 \(suy ra: The text says "Chiều 24\/5" without a year\./,
    );
    const described = reply.embeds?.find(({ footer }) => footer?.text.includes('nhan đề do người lưu trữ đặt'));
    expect(described?.footer?.text).toMatch(/ · \d+ tháng \d+ năm 20\d\d$/);
    const actions = actionsOf(reply);
    expect(Object.keys(actions)).toEqual(expect.arrayContaining(['Ngữ cảnh 1', 'Nguồn', 'Chia sẻ']));
    for (const { owner } of Object.values(actions).flatMap((id) => id ?? [])) expect(owner).toBe(VIETNAMESE.owner);
  });

  it('has its further passages behind a menu, where each opens as a card', async () => {
    const { answer, reply } = await rendered('How is fishing mentioned?', ENGLISH);
    if (answer.kind !== 'answered') throw new Error('not answered');
    expect(reply.embeds).toHaveLength(Math.min(3, answer.citations.length));
    const menu = menuOf(reply);
    expect(menu?.options).toHaveLength(answer.citations.length - 3);
    for (const [i, { label, description, value }] of (menu?.options ?? []).entries()) {
      const citation = answer.citations[i + 3];
      expect(label).toMatch(new RegExp(`^${i + 4}\\. ${citation?.label}`));
      expect(description).toContain(ENGLISH.words.date(citation?.date ?? ''));
      const cited = decodeCited(value);
      const more = renderMore(cited ? [cited] : [], opened.retriever.library, ENGLISH);
      expect(checkReply(more)).toEqual([]);
      expect(isVerbatim(more.embeds?.[0]?.description ?? '', citation?.passage.text ?? '')).toBe(true);
      expect(more.embeds?.[0]?.footer?.text).toContain(ENGLISH.words.date(citation?.date ?? ''));
    }
  });

  it('is the same when it is shared', async () => {
    const { reply } = await rendered('What is said about the investment protection agreement?', VIETNAMESE, {
      shareable: true,
    });
    const share = actionsOf(reply)['Chia sẻ']?.action;
    if (share?.kind !== 'share') throw new Error('not shareable');
    const { library } = opened.retriever;
    const shared = renderShared(reply.content ?? '', share.evidence, share.cited, library, { words: VIETNAMESE.words });
    expect(shared.embeds).toEqual(reply.embeds);
    expect(shared.content).toBe(reply.content);
    const ids = partsOfRows(shared).flatMap((part) => ('custom_id' in part ? [decodeCustomId(part.custom_id)] : []));
    expect(ids.every((id) => id?.owner === undefined && id?.action.kind !== 'share')).toBe(true);
    expect(checkReply(shared)).toEqual([]);
  });

  it('shows many clauses asked for by number plain, with a menu of the others', async () => {
    const { reply } = await rendered('clauses 1-60', ENGLISH);
    expect(reply.embeds?.map(({ title }) => title?.split(' — ')[0])).toEqual([
      '1. Clause 1',
      '2. Clause 2',
      '3. Clause 3',
    ]);
    expect(reply.embeds?.some(({ description }) => description?.includes('**'))).toBe(false);
    expect(menuOf(reply)?.options).toHaveLength(25);
    expect(reply.content).toContain('-# The menu lists 25 of 57 further passages.');
  });

  it('leaves the question out where it stands just above', async () => {
    const { reply } = await rendered('clause 34', ENGLISH, { asked: false });
    expect(reply.content).toBeUndefined();
    expect(Object.keys(actionsOf(reply))).toContain('In context');
  });

  it('warns in bold where the evidence is weak', async () => {
    const answer = await ask('clause 34');
    if (answer.kind !== 'answered') throw new Error('not answered');
    const reply = renderAnswer({ ...answer, evidence: 'weak' }, opened.retriever.library, VIETNAMESE);
    expect(reply.content).toBe(`> clause 34\n⚠️ **${VIETNAMESE.words.weak}**`);
  });

  it('of an index that was replaced has no buttons that count in it', async () => {
    const answer = await ask('clause 34');
    if (answer.kind !== 'answered') throw new Error('not answered');
    const citations = answer.citations.map((citation) => ({ ...citation, passageId: 'gone#1' }));
    const reply = renderAnswer({ ...answer, citations }, opened.retriever.library, ENGLISH, { feedback: true });
    expect(reply.components).toBeUndefined();
    expect(reply.embeds).toHaveLength(1);
  });
});

describe('where nothing answers', () => {
  it('says so, with the nearest passages behind a menu', async () => {
    const { reply } = await rendered('Who is the president of Brazil?', ENGLISH);
    expect(reply.content).toBe('> Who is the president of Brazil?\n-# Note: the documents do not mention “Brazil”.');
    expect(reply.embeds?.[0]?.title).toBe('Nothing in the documents answers this.');
    expect(menuOf(reply)?.placeholder).toMatch(/do not answer it$/);
    expect(actionsOf(reply)['👍']).toBeUndefined();
  });

  it('says which clauses there are', async () => {
    const { reply } = await rendered('clause 75', VIETNAMESE);
    expect(reply.embeds?.[0]?.description).toMatch(
      /^Không có điều khoản này\.\nCác điều khoản của “.*” được đánh số từ 1 đến 60\.$/,
    );
  });

  it('says which dates the documents have', async () => {
    const { reply } = await rendered('What happened in 1999?', ENGLISH);
    expect(reply.embeds?.[0]?.description).toContain('The documents are from 24 May 2022 to 29 January 2026.');
  });

  it('tells how to ask where nothing was asked', async () => {
    const { reply } = await rendered(' ?!', ENGLISH);
    expect(reply).toEqual(renderHowToAsk(ENGLISH.words));
  });
});
