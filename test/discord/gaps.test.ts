import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGaps } from '../../src/bot/load/gap-counters.js';
import { gapsOf } from '../../src/retrieval/gaps.js';
import type { MessageSnapshot } from '../simulator/simulator.js';
import { SOURCES } from './cards.js';
import { withBot } from './corpora.js';
import { type RunningBot, Stage } from './support.js';

/** A word in no document, so any trace of it comes from the question. */
const PLANTED = 'zwiebelkuchenrezept';
const OFF_TOPIC = `recipe for ${PLANTED}`;
const REFUSED = /^The documents don’t say$/;

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

/** A separate folder for the counts of one test. */
function place(): { folder: string; file: string; env: Record<string, string> } {
  const folder = mkdtempSync(join(stage.root, 'gaps-'));
  const file = join(folder, 'gaps.jsonl');
  return { folder, file, env: { COUNT_GAPS: 'true', GAPS_FILE: file } };
}

/** A new user asks, by command or mention. */
async function ask(bot: RunningBot, question: string, options = {}): Promise<MessageSnapshot> {
  const channel = bot.discord.addGuild().addChannel();
  return (await bot.discord.addUser().slash(channel, 'ask', { question, ...options })).answer();
}

const aboutPrivacy = async (bot: RunningBot, locale = 'en-GB') => {
  const channel = bot.discord.addGuild().addChannel();
  const { boxes } = await (await bot.discord.addUser({ locale }).slash(channel, 'about')).answer();
  return boxes[0]?.text ?? '';
};

const filesUnder = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('counting what the documents lack', () => {
  it('counts each refusal by the nearest heading, repeats too, and nothing that was answered', async () => {
    const { file, env } = place();
    await withBot(stage, { env }, async (bot) => {
      for (let i = 0; i < 3; i += 1) {
        const { boxes } = await ask(bot, OFF_TOPIC);
        expect(boxes[0]?.title).toMatch(REFUSED);
      }
      await ask(bot, 'What is said about organic agriculture?');
      await ask(bot, 'What does clause 75 say?');
      await ask(bot, 'yellow card', { until: '2020' });
      await ask(bot, '???');
    });
    const counts = (await readGaps(file)) ?? [];
    expect(counts.map(({ count }) => count).sort()).toEqual([1, 1, 3]);
    expect(new Set(counts.map(({ reason }) => reason))).toEqual(
      new Set(['off_topic', 'no_such_clause', 'outside_dates']),
    );
    // A verbatim heading or title from the documents.
    const texts = SOURCES.map(({ title, text }) => `${title}\n${text.replace(/\s+/g, ' ')}`);
    for (const { topic, month } of counts) {
      expect(
        texts.some((text) => text.includes(topic)),
        topic,
      ).toBe(true);
      expect(month).toMatch(/^\d{4}-\d{2}$/);
    }
    const [most, ...others] = gapsOf(counts);
    expect(most).toMatchObject({ asked: 3, reasons: ['off_topic'] });
    expect(others.map(({ asked }) => asked)).toEqual([undefined, undefined]);
  });

  it('keeps no word of a question and nobody’s id in any file of the folder', async () => {
    const { folder, file, env } = place();
    let user = '';
    await withBot(stage, { env: { ...env, LOG_LEVEL: 'debug' } }, async (bot) => {
      const channel = bot.discord.addGuild().addChannel();
      const asker = bot.discord.addUser();
      user = asker.id;
      await (await asker.slash(channel, 'ask', { question: OFF_TOPIC })).answer();
      const post = await asker.post(channel, `And a ${PLANTED} for two?`, { mentionBot: true });
      await channel.until((messages) => messages.some(({ replyTo }) => replyTo === post.id));
      expect(bot.logText()).not.toContain(PLANTED);
    });
    expect(existsSync(file)).toBe(true);
    for (const path of [...filesUnder(folder), ...filesUnder(stage.root)]) {
      const bytes = readFileSync(path);
      for (const text of [PLANTED, 'recipe', user]) {
        expect(bytes.includes(text), path).toBe(false);
        expect(bytes.includes(Buffer.from(text, 'utf16le')), path).toBe(false);
      }
    }
  });

  it('goes on from what was counted before a restart', async () => {
    const { file, env } = place();
    for (let start = 1; start <= 2; start += 1) {
      await withBot(stage, { env }, async (bot) => void (await ask(bot, OFF_TOPIC)));
      expect(((await readGaps(file)) ?? []).map(({ count }) => count)).toEqual([start]);
    }
  });

  it('is off unless it is switched on, and /about says which', async () => {
    const { folder, file, env } = place();
    await withBot(stage, { env: { GAPS_FILE: file } }, async (bot) => {
      await ask(bot, OFF_TOPIC);
      // Disabled counting is not mentioned.
      expect(await aboutPrivacy(bot)).not.toContain('it counts');
      expect(await aboutPrivacy(bot, 'vi')).not.toContain('đếm');
    });
    expect(readdirSync(folder)).toEqual([]);
    await withBot(stage, { env }, async (bot) => {
      expect(await aboutPrivacy(bot)).toMatch(
        /it counts the closest heading .*; no words of a question and no names\./,
      );
      expect(await aboutPrivacy(bot, 'vi')).toContain('không lưu chữ nào của câu hỏi và không lưu tên ai.');
    });
  });
});
