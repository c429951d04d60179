import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Action,
  type CustomId,
  decodeCited,
  decodeCustomId,
  encodeCited,
  encodeCustomId,
  MAX_CUSTOM_ID,
} from '../../src/bot/custom-id.js';

const number = fc.nat(200_000);
const cited = fc.tuple(number, fc.nat(9000), fc.nat(3000)).map(([passage, start, length]) => ({
  passage,
  start,
  end: start + length,
}));
const spec = fc
  .array(fc.tuple(fc.nat(9999), fc.option(fc.nat(9999))), { minLength: 1, maxLength: 5 })
  .map((runs) => runs.map(([first, last]) => (last === null ? `${first}` : `${first}-${last}`)).join(','));
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('context' as const), cited }),
  fc.record({ kind: fc.constantFrom('cite' as const, 'style' as const), cited }),
  fc.record({ kind: fc.constant('turn' as const), passage: number, part: fc.nat(99), around: fc.boolean() }),
  fc.record({
    kind: fc.constant('clauses' as const),
    spec,
    document: fc.option(fc.nat(999), { nil: undefined }),
    page: fc.nat(60),
  }),
  fc.constant({ kind: 'more' as const }),
  fc.record({
    kind: fc.constant('sources' as const),
    passages: fc.array(number, { minLength: 1, maxLength: 10 }),
  }),
  fc.record({ kind: fc.constant('documents' as const), page: fc.nat(2000) }),
  fc.record({
    kind: fc.constant('share' as const),
    evidence: fc.constantFrom('strong' as const, 'weak' as const),
    cited: fc.array(cited, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('feedback' as const),
    verdict: fc.constantFrom('right' as const, 'wrong' as const),
    passage: number,
  }),
);
const snowflake = fc.bigInt({ min: 10n ** 16n, max: 2n ** 64n - 1n }).map(String);
const customId: fc.Arbitrary<CustomId> = fc
  .record({
    ...{ action, index: fc.stringMatching(/^[0-9a-f]{12}$/), owner: fc.option(snowflake, { nil: undefined }) },
    text: fc.boolean(),
  })
  .map(({ action, index, owner, text }): CustomId => {
    const known = { action, index, ...(owner === undefined ? {} : { owner }) };
    return text ? { ...known, text } : known;
  });

describe('a custom id', () => {
  it('is read as it was written, within the limit', () => {
    fc.assert(
      fc.property(customId, (wanted) => {
        const text = encodeCustomId(wanted);
        if (text === undefined) return;
        expect(text.length).toBeLessThanOrEqual(MAX_CUSTOM_ID);
        expect(decodeCustomId(text)).toEqual(wanted);
      }),
    );
  });

  it('holds five cited passages of an index of 100,000, and its owner', () => {
    const wanted: CustomId = {
      action: {
        kind: 'share',
        evidence: 'weak',
        cited: Array.from({ length: 5 }, (_, i) => ({ passage: 99_995 + i, start: 1200, end: 1290 })),
      },
      index: 'abcdef123456',
      owner: '18446744073709551615',
    };
    const text = encodeCustomId(wanted);
    expect(text?.length).toBeLessThanOrEqual(MAX_CUSTOM_ID);
    expect(decodeCustomId(text ?? '')).toEqual(wanted);
  });

  it('says whether the reply is to be plain text, and is read where it was written before it could', () => {
    expect(decodeCustomId('1t|abcdef123456||a|0|1')).toEqual({
      action: { kind: 'turn', passage: 10, part: 0, around: true },
      index: 'abcdef123456',
    });
    expect(decodeCustomId('1tt|abcdef123456||a|0|1')).toMatchObject({ action: { kind: 'turn' }, text: true });
    expect(decodeCustomId('1tx|abcdef123456||a|0|1')).toBeUndefined();
  });

  it('is left out where it is too long', () => {
    const long: Action = { kind: 'clauses', spec: '1,'.repeat(60), document: undefined, page: 0 };
    expect(encodeCustomId({ action: long, index: 'abcdef123456' })).toBeUndefined();
  });

  it('is nothing where it was not written by this version', () => {
    for (const text of [
      '',
      '|',
      '1',
      '1c',
      '1c||',
      '1c|a|',
      '1c|a||1.5.3',
      '1c|a||1.2',
      '1z|a|',
      '0m|a|',
      '1t|a||1',
      '1t|a|?|1|0|0',
    ])
      expect(decodeCustomId(text), text).toBeUndefined();
    fc.assert(
      fc.property(fc.string({ maxLength: 100, unit: 'grapheme' }), (text) => decodeCustomId(`9${text}`) === undefined),
    );
    const piece = fc.constantFrom('1', 'c', 't', 'h', 'f', '|', '.', ',', '-', 'zzz', '£', ' ', '__proto__');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        // Anything read from garbage can be written again: no half-read numbers.
        const read = decodeCustomId(pieces.join(''));
        if (read) expect(JSON.stringify(read)).not.toMatch(/null|NaN/);
      }),
    );
  });
});

describe('a cited passage', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(cited, (wanted) => {
        expect(decodeCited(encodeCited(wanted))).toEqual(wanted);
      }),
    );
    for (const text of ['', '1', '1.2', '1.5.3', '1.2.3.4', 'a.b.-', '1.2.3 '])
      expect(decodeCited(text)).toBeUndefined();
  });
});
