import type { LexicalData } from '../lexical-index.js';

/** lexical.bin: the length of a JSON header in 4 bytes, the header, padding to 4 bytes, offsets, postings, names. */
export function encodeLexical(data: LexicalData): Buffer {
  const head = Buffer.from(
    JSON.stringify({
      sizes: data.sizes,
      vocabulary: data.vocabulary,
      terms: data.terms,
      postings: data.postings.length,
    }),
  );
  const headSize = Math.ceil((4 + head.length) / 4) * 4;
  const buffer = Buffer.alloc(headSize + 4 * data.offsets.length + 4 * data.postings.length + data.names.length);
  buffer.writeUInt32LE(head.length, 0);
  head.copy(buffer, 4);
  let at = headSize;
  for (const array of [data.offsets, data.postings]) {
    Buffer.from(array.buffer, array.byteOffset, array.byteLength).copy(buffer, at);
    at += array.byteLength;
  }
  buffer.set(data.names, at);
  return buffer;
}

/** The inverse of {@link encodeLexical}. @throws SyntaxError or RangeError when the bytes are not such a file */
export function decodeLexical(buffer: Buffer): LexicalData {
  const headLength = buffer.readUInt32LE(0);
  const head = JSON.parse(buffer.toString('utf8', 4, 4 + headLength)) as {
    sizes: Record<string, number>;
    vocabulary: string[];
    terms: string[];
    postings: number;
  };
  let at = Math.ceil((4 + headLength) / 4) * 4;
  const take = (count: number) => {
    const copy = new Uint32Array(Uint8Array.prototype.slice.call(buffer, at, at + 4 * count).buffer);
    at += 4 * count;
    return copy;
  };
  const offsets = take(head.terms.length + 1);
  const postings = take(head.postings);
  return {
    sizes: head.sizes,
    vocabulary: head.vocabulary,
    terms: head.terms,
    offsets,
    postings,
    names: new Uint8Array(buffer.subarray(at)),
  };
}
