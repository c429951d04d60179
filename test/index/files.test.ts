import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { centre, type LanguageMeans, LEVELS } from '../../src/embedding/centring.js';
import { Blob } from '../../src/index/blob.js';
import { writeDurably } from '../../src/index/durable.js';
import { sha256Of } from '../../src/index/hash.js';
import { buildLexical } from '../../src/index/lexical-index.js';
import { decodeLexical, encodeLexical } from '../../src/index/tables/lexical.js';
import { decodeMeans, encodeMeans } from '../../src/index/tables/means.js';
import { hashVector, removeFolders, temporaryFolder } from '../ingest/support.js';

afterAll(removeFolders);

describe('a blob', () => {
  it('gives the same bytes held in memory and read from the disk, and nothing beyond its end', () => {
    const path = join(temporaryFolder(), 'blob');
    const bytes = createHash('sha512').update('x').digest();
    writeFileSync(path, bytes);
    for (const held of [undefined, 0]) {
      const blob = new Blob(path, held);
      fc.assert(
        fc.property(fc.nat(70), fc.nat(70), (offset, length) => {
          if (offset + length <= 64) expect(blob.read(offset, length)).toEqual(bytes.subarray(offset, offset + length));
          else expect(() => blob.read(offset, length)).toThrow(RangeError);
        }),
      );
      expect(() => blob.read(-1, 1)).toThrow(RangeError);
      blob.close();
    }
  });
});

describe('durable writing', () => {
  it('replaces a file whole and leaves nothing else', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.json');
    await writeDurably(path, 'one');
    await writeDurably(path, 'two');
    expect(readFileSync(path, 'utf8')).toBe('two');
    expect(readdirSync(folder)).toEqual(['a.json']);
    expect(await sha256Of(path)).toBe(createHash('sha256').update('two').digest('hex'));
  });

  it('that fails leaves the old file and nothing else', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'a.json', 'below'), { recursive: true });
    await expect(writeDurably(join(folder, 'a.json'), 'x')).rejects.toBeInstanceOf(Error);
    expect(readdirSync(folder)).toEqual(['a.json']);
    expect(existsSync(join(folder, 'a.json', 'below'))).toBe(true);
  });

  it('hashes files larger than its buffer', async () => {
    const path = join(temporaryFolder(), 'large');
    const bytes = Buffer.alloc(700_001, 'abc');
    writeFileSync(path, bytes);
    expect(await sha256Of(path)).toBe(createHash('sha256').update(bytes).digest('hex'));
  });
});

describe('the lexical file', () => {
  const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 });
  const passage = fc.array(word, { maxLength: 6 }).map((list) => ({
    terms: { words: [...new Set(list)], concepts: [], names: [], plain: list.slice(0, 2) },
    dates: [],
    text: list.join(' '),
    language: list.length > 3 ? 'en' : 'vi',
  }));

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.array(passage, { maxLength: 8 }), (passages) => {
        const data = buildLexical(passages);
        expect(decodeLexical(encodeLexical(data))).toEqual(data);
      }),
    );
  });

  it('that is none throws an error that is expected', () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from('garbage that is no index'), Buffer.from([2, 0, 0, 0, 0x7b])]) {
      expect(() => decodeLexical(bytes)).toThrow(/./);
    }
  });
});

describe('means', () => {
  const means = Object.fromEntries(
    LEVELS.map((level) => [level, { en: hashVector(`${level} en`), all: hashVector(`${level} all`) }]),
  ) as unknown as LanguageMeans;

  it('are read back as they were written', () => {
    expect(decodeMeans(encodeMeans(means), 16)).toEqual(means);
    expect(() => decodeMeans(encodeMeans(means), 17)).toThrow(RangeError);
    expect(() => decodeMeans('{')).toThrow(SyntaxError);
  });

  it('taken off leave unit vectors, the mean over the languages where there is none of its own', () => {
    const vector = hashVector('a text');
    const length = (v: Float32Array) => Math.hypot(...v);
    expect(length(centre(vector, means, 'passage', 'en'))).toBeCloseTo(1, 5);
    expect(centre(vector, means, 'passage', 'is')).toEqual(centre(vector, means, 'passage', 'all'));
    expect(centre(vector, means, 'passage', 'is')).not.toEqual(centre(vector, means, 'passage', 'en'));
  });

  it('that equal a vector leave it as it is', () => {
    const own = hashVector('passage en');
    expect(centre(own, means, 'passage', 'en')).toEqual(own);
  });
});
