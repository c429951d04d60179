import { describe, expect, it } from 'vitest';
import { AskedMessages } from '../../../src/bot/messages/asked-messages.js';

const MINUTE = 60_000;

function withClock(most?: number) {
  const clock = { now: 0 };
  const asked = new AskedMessages({ now: () => clock.now, ...(most === undefined ? {} : { most }) });
  return { clock, asked };
}

describe('the messages answered of late', () => {
  it('tell an edit of the question from another change', () => {
    const { asked } = withClock();
    const message = asked.add('1', 'fish?');
    for (const same of ['fish?', 'Fish!', ' FISH ?', '“fish”…']) expect(asked.change('1', same)).toBeUndefined();
    expect(asked.change('1', 'rice?')).toBe(message);
    expect(message.revision).toBe(1);
    expect(asked.change('1', 'rice')).toBeUndefined();
    expect(asked.change('1', 'fish?')?.revision).toBe(2);
  });

  it('are asked again where the same text was not answered, and not where it was', () => {
    const { asked } = withClock();
    const message = asked.add('1', 'fish?');
    asked.settle(message, 0);
    expect(asked.change('1', 'fish?')).toBe(message);
    asked.settle(message, 1, message.pending);
    expect(asked.change('1', 'fish?')).toBeUndefined();
    // Back to an answered question, while another is being computed.
    expect(asked.change('1', 'rice?')?.revision).toBe(2);
    expect(asked.change('1', 'Fish')).toBeUndefined();
    expect(message.revision).toBe(3);
    // Answering an earlier revision does not stop the later one.
    asked.change('1', 'tea?');
    asked.settle(message, 3, 'hash');
    expect(message.pending).toBeDefined();
  });

  it('stay without a reply that somebody removed', () => {
    const { asked } = withClock();
    const message = asked.add('1', 'fish?');
    message.replyId = '9';
    expect([asked.withdraw('8'), asked.withdraw('9')]).toEqual([false, true]);
    expect(asked.change('1', 'rice?')).toBeUndefined();
    expect(asked.has('1')).toBe(true);
  });

  it('know no others', () => {
    const { asked } = withClock();
    expect(asked.change('1', 'fish?')).toBeUndefined();
    expect(asked.remove('1')).toBeUndefined();
  });

  it('are forgotten after a quarter of an hour', () => {
    const { asked, clock } = withClock();
    asked.add('1', 'fish?');
    clock.now = 15 * MINUTE - 1;
    expect(asked.change('1', 'rice?')).toBeDefined();
    clock.now = 15 * MINUTE;
    expect(asked.change('1', 'tea?')).toBeUndefined();
    expect(asked.remove('1')).toBeUndefined();
    expect(asked.size).toBe(0);
  });

  it('are forgotten once they are deleted, and an answer on its way is dropped', () => {
    const { asked } = withClock();
    const message = asked.add('1', 'fish?');
    expect(asked.remove('1')).toBe(message);
    expect(message.revision).toBe(1);
    expect(asked.remove('1')).toBeUndefined();
  });

  it('are bounded: the oldest goes first', () => {
    const { asked } = withClock(3);
    for (const id of ['1', '2', '3', '4', '5']) asked.add(id, id);
    expect(asked.size).toBe(3);
    expect(['1', '2', '5'].map((id) => asked.remove(id) !== undefined)).toEqual([false, false, true]);
  });

  it('keep no text', () => {
    const { asked } = withClock();
    expect(JSON.stringify(asked.add('1', 'secret question'))).not.toContain('secret');
  });
});
