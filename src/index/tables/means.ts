import { type LanguageMeans, LEVELS, type Level } from '../../embedding/centring.js';

/** means.json: vectors as base64 of little-endian 32-bit floats. */
export function encodeMeans(means: LanguageMeans): string {
  const encode = (vector: Float32Array) =>
    Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('base64');
  const levels = LEVELS.map((level) => [
    level,
    Object.fromEntries(Object.entries(means[level]).map(([k, v]) => [k, encode(v)])),
  ]);
  return JSON.stringify(Object.fromEntries(levels));
}

/**
 * The inverse of {@link encodeMeans}.
 * @param dimension that every mean must have, if known
 * @throws SyntaxError or RangeError when the text is not such JSON
 */
export function decodeMeans(json: string, dimension?: number): LanguageMeans {
  const parsed = JSON.parse(json) as Record<string, Record<string, string>>;
  const decode = (text: string) => {
    const mean = new Float32Array(Uint8Array.from(Buffer.from(text, 'base64')).buffer);
    if (dimension !== undefined && mean.length !== dimension) throw new RangeError(`a mean has ${mean.length} numbers`);
    return mean;
  };
  const level = (name: Level) => Object.entries(parsed[name] ?? {}).map(([language, text]) => [language, decode(text)]);
  return Object.fromEntries(LEVELS.map((name) => [name, Object.fromEntries(level(name))])) as LanguageMeans;
}
