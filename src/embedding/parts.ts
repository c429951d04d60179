/** A model and its tokenizer, no matter how they were loaded. */
export interface ModelParts {
  /** The names of the special tokens. */
  readonly specialTokens: readonly string[];
  /** The ids of a text. @param framed whether to add the special tokens that the model puts around a text */
  encode(text: string, framed: boolean): number[];
  /** Passes ids through the model. @throws ModelError when it gives no token vectors */
  run(ids: readonly number[]): Promise<TokenVectors>;
  close(): Promise<void>;
}

/** Token vectors, one after another. */
export interface TokenVectors {
  data: Float32Array;
  dimension: number;
}

/** ONNX Runtime options for this number of threads; 0 means one. */
export function sessionOptions(threads: number) {
  return {
    intraOpNumThreads: threads || 1,
    // An arena keeps the largest activation ever seen; without it, memory stays flat and speed is the same.
    enableCpuMemArena: false,
    enableMemPattern: false,
    // Threads that spin while waiting for the next pass take CPU time from the code that uses the vectors.
    extra: { session: { force_spinning_stop: '1' } },
  };
}

/** The inputs that this kind of model takes, per token. */
export interface Inputs<T> {
  input_ids: T;
  attention_mask: T;
  token_type_ids: T;
}

/** The inputs for ids: all of them count, and all belong to one text. @param tensor makes the library's own tensor */
export function inputsOf<T>(ids: readonly number[], tensor: (values: BigInt64Array) => T): Inputs<T> {
  return {
    input_ids: tensor(BigInt64Array.from(ids, BigInt)),
    attention_mask: tensor(new BigInt64Array(ids.length).fill(1n)),
    token_type_ids: tensor(new BigInt64Array(ids.length)),
  };
}

/** The token vectors among a model's outputs; undefined if there are none. */
export function vectorsAmong(
  outputs: Readonly<Record<string, { data: unknown; dims: readonly number[] } | undefined>>,
): TokenVectors | undefined {
  const found = outputs.last_hidden_state ?? outputs.token_embeddings;
  return found && { data: found.data as Float32Array, dimension: found.dims.at(-1) ?? 0 };
}
