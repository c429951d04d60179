/** A model and its tokenizer, however they were loaded. */
export interface ModelParts {
  /** The names of the special tokens. */
  readonly specialTokens: readonly string[];
  /** The ids of a text. @param framed whether with the special tokens that the model puts around a text */
  encode(text: string, framed: boolean): number[];
  /** Passes ids through the model. @throws ModelError when it gives no vectors of tokens */
  run(ids: readonly number[]): Promise<TokenVectors>;
  close(): Promise<void>;
}

/** The vectors of tokens, one after the other. */
export interface TokenVectors {
  data: Float32Array;
  dimension: number;
}

/** How ONNX Runtime runs a model with so many threads; 0 is one. */
export function sessionOptions(threads: number) {
  return {
    intraOpNumThreads: threads || 1,
    // An arena keeps the largest activation ever seen; without it memory stays flat and speed is the same.
    enableCpuMemArena: false,
    enableMemPattern: false,
    // Threads that spin between passes, waiting for the next, take the processor from whatever uses the vectors.
    extra: { session: { force_spinning_stop: '1' } },
  };
}

/** What a model of this kind takes for each token. */
export interface Inputs<T> {
  input_ids: T;
  attention_mask: T;
  token_type_ids: T;
}

/** The inputs for ids: all of them count, and all are of one text. @param tensor makes the library's own of numbers */
export function inputsOf<T>(ids: readonly number[], tensor: (values: BigInt64Array) => T): Inputs<T> {
  return {
    input_ids: tensor(BigInt64Array.from(ids, BigInt)),
    attention_mask: tensor(new BigInt64Array(ids.length).fill(1n)),
    token_type_ids: tensor(new BigInt64Array(ids.length)),
  };
}

/** The vectors among a model's outputs; undefined where it gives none. */
export function vectorsAmong(
  outputs: Readonly<Record<string, { data: unknown; dims: readonly number[] } | undefined>>,
): TokenVectors | undefined {
  const found = outputs.last_hidden_state ?? outputs.token_embeddings;
  return found && { data: found.data as Float32Array, dimension: found.dims.at(-1) ?? 0 };
}
