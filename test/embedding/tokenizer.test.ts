import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';
import { loadEmbedder } from '../../src/embedding/local.js';
import { openTokenizer } from '../../src/embedding/tokenizer.js';

const { embedding, corpusDir, dataDir } = readConfig({});
const folder = join(embedding.modelDir, embedding.model);
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const json = read('tokenizer.json');
const config = JSON.parse(read('tokenizer_config.json')) as object;

describe('the tokenizer', () => {
  const own = openTokenizer(json, config);
  const library = new Tokenizer(JSON.parse(json) as object, config);
  const same = (text: string) => {
    for (const add_special_tokens of [true, false])
      expect(own.encode(text, { add_special_tokens })).toEqual(library.encode(text, { add_special_tokens }));
  };

  it('gives the ids of the library for texts in all languages', () => {
    const folders = [corpusDir, join(dataDir, 'general'), join(dataDir, 'glossary')];
    const files = folders
      .flatMap((path) => readdirSync(path).map((name) => join(path, name)))
      .filter((file) => /\.(?:md|txt|tsv)$/.test(file));
    expect(files.length).toBeGreaterThan(25);
    for (const file of files)
      for (const line of readFileSync(file, 'utf8').split('\n').slice(0, 60)) same(line.slice(0, 600));
  });

  it('does so for any text', () => {
    const words = [
      'Việt',
      'Nam',
      '<mask>',
      '<s>',
      ' ',
      '▁',
      '▁▁',
      'EU–',
      '１２',
      '𠀀',
      '\u{1f600}',
      'ß',
      'ệ',
      'e\u0323\u0302',
    ];
    const piece = fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary', maxLength: 12 }), fc.string());
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => same(pieces.join(''))),
      { numRuns: 300 },
    );
  });

  it('knows the tokens of each id and the id of each token', () => {
    expect(own.get_vocab()).toEqual(library.get_vocab());
    for (const token of ['<unk>', '<mask>', '▁the', 'nothing of the kind'])
      expect(own.token_to_id(token)).toBe(library.token_to_id(token));
    expect(own.decode(own.encode('Hợp tác Việt Nam – EU').ids)).toBe(
      library.decode(library.encode('Hợp tác Việt Nam – EU').ids),
    );
  });

  it('of another kind is the library’s own', () => {
    const vocab = { '[UNK]': 0, fish: 1, '##ing': 2, '[CLS]': 3, '[SEP]': 4 };
    const wordPiece = {
      version: '1.0',
      added_tokens: [],
      normalizer: null,
      pre_tokenizer: { type: 'Whitespace' },
      post_processor: null,
      decoder: null,
      model: {
        type: 'WordPiece',
        vocab,
        unk_token: '[UNK]',
        continuing_subword_prefix: '##',
        max_input_chars_per_word: 100,
      },
    };
    expect(openTokenizer(JSON.stringify(wordPiece), {}).encode('fishing boats').ids).toEqual([1, 2, 0]);
  });

  it('of a few tokens, one of them added and in no vocabulary, too', () => {
    const few = {
      ...(JSON.parse(json) as object),
      added_tokens: [{ id: 7, content: 'ab', special: false, normalized: false }],
      post_processor: null,
      model: {
        type: 'Unigram',
        unk_id: 1,
        vocab: [
          ['▁', -2],
          ['<unk>', 0],
          ['a', -3],
          ['b', -4],
          ['abc', -5],
          ['c', -1],
        ],
      },
    };
    const [small, whole] = [openTokenizer(JSON.stringify(few), config), new Tokenizer(few, config)];
    for (const text of ['abc', 'a b c', 'cab', 'xabx', 'aab bc', 'ΑΒ', ''])
      expect(small.encode(text)).toEqual(whole.encode(text));
  });
});

describe('a model from its files', () => {
  it('gives the vectors that it gives through transformers.js, to the last bit', async () => {
    const { loadFromLibrary } = await import('../../src/embedding/from-library.js');
    const [files, library] = [await loadEmbedder(embedding), await loadEmbedder(embedding, loadFromLibrary)];
    for (const text of ['Will the EU lift the yellow card?', 'Thẻ vàng IUU có được gỡ không?', '<s> a <mask> b', '']) {
      expect(await files.embedQuestion(text, [{ start: 0, end: 4 }])).toEqual(
        await library.embedQuestion(text, [{ start: 0, end: 4 }]),
      );
      expect(await files.embedPassage(`${text} .`, [])).toEqual(await library.embedPassage(`${text} .`, []));
    }
    await Promise.all([files.close(), library.close()]);
  });
});
