import { Tokenizer } from '@huggingface/tokenizers';

/** The fields of tokenizer.json that are read. */
interface TokenizerFile {
  model: { type?: string; unk_id?: number | null; vocab?: unknown };
}

/** The library's Unigram model, whose type is not exported. */
interface UnigramModel {
  vocab: string[];
  tokens_to_ids: Map<string, number>;
  scores: number[];
  unk_token_id?: number;
  min_score: number;
  unk_score: number;
  trie: { common_prefix_search(chars: string[], start?: number): Iterable<string> };
}

type Vocabulary = [token: string, score: number][];

/**
 * Opens a tokenizer. The library keeps the tokens of a Unigram model in a tree with an object and a map per letter,
 * which takes half a second and 100 MB for 150,000 tokens. Here the library gets only the tokens up to the unknown one,
 * and then the whole vocabulary with our own search, which finds the same tokens.
 * @param json tokenizer.json
 * @param config tokenizer_config.json, parsed
 * @throws Error when they do not describe a tokenizer
 */
export function openTokenizer(json: string, config: object): Tokenizer {
  const file = JSON.parse(json) as TokenizerFile;
  const { type, unk_id: unknown, vocab } = file.model;
  if (type !== 'Unigram' || typeof unknown !== 'number' || !isVocabulary(vocab)) return new Tokenizer(file, config);
  const few = { ...file, model: { ...file.model, vocab: vocab.slice(0, unknown + 1) } };
  const tokenizer = new Tokenizer(few, config);
  const model: unknown = tokenizer.model;
  // A later version of the library may be built differently.
  if (!isUnigram(model)) return new Tokenizer(file, config);
  fill(model, vocab, tokenizer.get_added_tokens_decoder());
  return tokenizer;
}

function isUnigram(model: unknown): model is UnigramModel {
  if (!(model instanceof Object) || !('trie' in model) || !('scores' in model)) return false;
  return model.trie instanceof Object && 'common_prefix_search' in model.trie;
}

function isVocabulary(vocab: unknown): vocab is Vocabulary {
  return Array.isArray(vocab) && vocab.length > 0;
}

/** How far below the lowest score of the vocabulary the unknown token's score is, as in the library. */
const UNKNOWN_BELOW = 10;

/** Gives a model its vocabulary, as the library does for a full vocabulary. */
function fill(model: UnigramModel, vocab: Vocabulary, added: ReadonlyMap<number, { content: string }>): void {
  const unknown = model.unk_token_id ?? 0;
  const ids = new Map<string, number>();
  const tokens = new Array<string>(vocab.length);
  const scores = new Array<number>(vocab.length);
  /** Length of the longest token, by its first UTF-16 unit. */
  const longest = new Uint16Array(0x10000);
  let lowest = Number.POSITIVE_INFINITY;
  for (let id = 0; id < vocab.length; id += 1) {
    const [token, score] = vocab[id] as Vocabulary[number];
    tokens[id] = token;
    scores[id] = score;
    ids.set(token, id);
    const first = token.charCodeAt(0);
    if (token.length > (longest[first] as number)) longest[first] = token.length;
    if (score < lowest) lowest = score;
  }
  model.min_score = lowest;
  model.unk_score = lowest - UNKNOWN_BELOW;
  scores[unknown] = model.unk_score;
  model.scores = scores;
  const onlyAdded = new Set([...added.values()].flatMap(({ content }) => (ids.has(content) ? [] : [content])));
  for (const [id, { content }] of added) {
    tokens[id] = content;
    ids.set(content, id);
  }
  model.vocab = tokens;
  model.tokens_to_ids = ids;
  model.trie.common_prefix_search = function* (chars: string[], start = 0) {
    const most = longest[(chars[start] ?? '').charCodeAt(0)] ?? 0;
    let prefix = '';
    for (let i = start; i < chars.length; i += 1) {
      prefix += chars[i];
      if (prefix.length > most) return;
      if (ids.has(prefix) && !onlyAdded.has(prefix)) yield prefix;
    }
  };
}
