import { DiscordAPIError } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLog } from '../../../src/bot/log.js';
import { UsageError } from '../../../src/errors.js';

/** Made up, in the formats that Discord uses. */
const BOT_TOKEN = `${'MTIzNDU2Nzg5MDEyMzQ1Njc4'}.${'GabcDE'}.${'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9'}`;
const INTERACTION_TOKEN = `aW50ZXJhY3Rpb246${'QmFzZTY0'.repeat(20)}`;

function capture(level: Parameters<typeof createLog>[0] = 'debug', secrets: string[] = []) {
  const lines: string[] = [];
  const log = createLog(level, { secrets, destination: { write: (line) => void lines.push(line) } });
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? '{}') as Record<string, never> };
}

describe('a log line', () => {
  it('is JSON with level, time, process, fields and message', () => {
    const { log, last } = capture();
    log.info({ shard: 0, wait: 2.5, on: true, none: null, list: [1, 'a'] }, 'gateway session ready');
    expect(last()).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      pid: process.pid,
      ...{ shard: 0, wait: 2.5, on: true, none: null, list: [1, 'a'] },
      msg: 'gateway session ready',
    });
  });

  it('is written from the level on', () => {
    const { log, lines } = capture('warn');
    for (const name of ['debug', 'info', 'warn', 'error'] as const) log[name]({}, name);
    expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual(['warn', 'error']);
    const silent = capture('silent');
    silent.log.error({}, 'x');
    expect(silent.lines).toEqual([]);
  });
});

describe('secrets', () => {
  it('do not get out by their shape, wherever they stand', () => {
    const { log, lines } = capture();
    for (const secret of [BOT_TOKEN, INTERACTION_TOKEN, `Bot ${BOT_TOKEN}`]) {
      log.info({ a: secret, b: [{ c: `x ${secret} y` }], [secret]: 1 }, `with ${secret}`);
      log.error({ error: new Error(`with ${secret}`, { cause: new Error(secret) }) }, 'failed');
      log.error(new Error(secret), 'failed');
    }
    for (const part of [BOT_TOKEN.slice(25), INTERACTION_TOKEN.slice(20)]) expect(lines.join('')).not.toContain(part);
    expect(lines.join('')).toContain('[redacted]');
  });

  it('do not get out by the names of their fields', () => {
    const { log, lines } = capture();
    const secret = { token: 'hush1', Authorization: 'hush2', content: 'hush3', deeper: { question: ['hush4'] } };
    log.warn({ ...secret, kept: 'kept' }, 'm');
    expect(lines[0]).not.toContain('hush');
    expect(lines[0]).toContain('kept');
  });

  it('do not get out when they are given as such, however short', () => {
    const { log, lines } = capture('info', ['s3cret', '']);
    log.info({ a: 'x s3cret y' }, 's3cret');
    expect(lines[0]).not.toContain('s3cret');
  });

  it('are not in objects that are more than plain data', () => {
    class Interaction {
      readonly token = 'hush';
      readonly nested = { text: 'hush' };
    }
    const { log, last } = capture();
    log.info({ interaction: new Interaction(), map: new Map([['hush', 1]]) }, 'm');
    expect(last()).toMatchObject({ interaction: '[Interaction]', map: '[Map]' });
  });
});

describe('errors', () => {
  const request = { body: { content: 'what somebody asked', embeds: [] }, files: [] };
  const url = `https://discord.com/api/v10/interactions/123456789012345678/${'plainlooking'}/callback?with_response=true`;
  const discord = new DiscordAPIError({ code: 50035, message: 'Invalid Form Body' }, 50035, 400, 'POST', url, request);

  it('of Discord keep code and place, and lose the request and its token', () => {
    const { log, last, lines } = capture();
    log.error({ error: discord, reference: 'ABCD' }, 'a reply failed');
    expect(last()).toMatchObject({
      reference: 'ABCD',
      error: {
        name: 'DiscordAPIError[50035]',
        message: 'Invalid Form Body',
        ...{ code: 50035, status: 400, method: 'POST' },
        url: 'https://discord.com/api/v10/interactions/123456789012345678/[redacted]/callback',
        stack: expect.stringContaining(' at '),
      },
    });
    for (const hidden of ['what somebody asked', 'plainlooking', 'requestBody']) expect(lines[0]).not.toContain(hidden);
  });

  it('of users are told without their words', () => {
    const { log, lines, last } = capture();
    log.warn({ error: new UsageError('bad_clause', '"my secret" names no clause.', 'Write a number.') }, 'm');
    expect(lines[0]).not.toContain('my secret');
    expect(last()).toMatchObject({ error: { name: 'UsageError', code: 'bad_clause' } });
  });

  it('are told with their causes', () => {
    const { log, last } = capture();
    const cause = Object.assign(new Error('no room'), { code: 'ENOSPC' });
    log.error({ error: new AggregateError([cause], 'two failed', { cause }) }, 'm');
    const told = { name: 'Error', message: 'no room', code: 'ENOSPC' };
    expect(last()).toMatchObject({ error: { message: 'two failed', cause: told, errors: [told] } });
  });
});

it('never throws, whatever it is given', () => {
  const { log } = capture();
  const circular: { self?: object } = {};
  circular.self = circular;
  const angry = Object.defineProperty({}, 'x', {
    enumerable: true,
    get: () => {
      throw new Error('no');
    },
  });
  for (const fields of [
    circular,
    angry,
    { n: 1n, f: () => 1, s: Symbol('s'), d: new Date(Number.NaN), u: undefined },
  ]) {
    expect(() => log.error(fields, 'm')).not.toThrow();
  }
  fc.assert(fc.property(fc.object(), fc.string(), (fields, message) => log.info(fields, message)));
});
