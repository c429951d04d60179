import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../config.js';

export type Weight = 'regular' | 'bold';

const FILES: Record<Weight, string> = { regular: 'NotoSans-Regular.ttf', bold: 'NotoSans-Bold.ttf' };
export const FONT_FAMILY = 'Noto Sans';

/** The font files for pictures. */
export const FONT_FILES: readonly string[] = Object.values(FILES).map(pathOf);

/**
 * How wide text is in one of our fonts, from its OpenType tables: https://learn.microsoft.com/typography/opentype/spec/
 */
class FontMetrics {
  readonly #units: number;
  readonly #advances: Uint16Array;
  readonly #glyphs: Map<number, number>;

  constructor(file: Buffer) {
    const tables = tablesOf(file);
    const table = (tag: string) => tables.get(tag) ?? file.subarray(0, 0);
    this.#units = table('head').readUInt16BE(18);
    const metrics = table('hmtx');
    const count = table('hhea').readUInt16BE(34);
    this.#advances = Uint16Array.from({ length: count }, (_, i) => metrics.readUInt16BE(4 * i));
    this.#glyphs = glyphsOf(table('cmap'));
  }

  /** Width of a text, in the unit of its size; ignores kerning, so it is slightly too wide. */
  widthOf(text: string, size: number): number {
    let sum = 0;
    // All glyphs beyond the end of the advances table are as wide as its last entry.
    for (const character of text) {
      const glyph = this.#glyphs.get(character.codePointAt(0) ?? 0) ?? 0;
      sum += this.#advances[Math.min(glyph, this.#advances.length - 1)] ?? 0;
    }
    return (sum / this.#units) * size;
  }

  /** Whether the font has every character of a text. */
  has(text: string): boolean {
    return Array.from(text).every((character) => this.#glyphs.has(character.codePointAt(0) ?? 0));
  }
}

const loaded = new Map<Weight, FontMetrics>();

/** The metrics of a font, read once. @throws Error when its file is missing */
export function metricsOf(weight: Weight): FontMetrics {
  const known = loaded.get(weight) ?? new FontMetrics(readFileSync(pathOf(FILES[weight])));
  loaded.set(weight, known);
  return known;
}

function pathOf(name: string): string {
  return join(PACKAGE_ROOT, 'data', 'fonts', name);
}

function tablesOf(file: Buffer): Map<string, Buffer> {
  const count = file.readUInt16BE(4);
  return new Map(
    Array.from({ length: count }, (_, i) => {
      const at = 12 + 16 * i;
      const start = file.readUInt32BE(at + 8);
      return [file.toString('latin1', at, at + 4), file.subarray(start, start + file.readUInt32BE(at + 12))];
    }),
  );
}

/** Glyphs by code point, from the mapping of the basic multilingual plane (format 4). */
function glyphsOf(cmap: Buffer): Map<number, number> {
  const records = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) => 4 + 8 * i);
  const record = records.find((at) => cmap.readUInt16BE(at) === 3 && cmap.readUInt16BE(at + 2) === 1);
  const map = cmap.subarray(record === undefined ? 0 : cmap.readUInt32BE(record + 4));
  if (record === undefined || map.readUInt16BE(0) !== 4) throw new Error('the font has no mapping of format 4');
  const segments = map.readUInt16BE(6) / 2;
  const [ends, starts] = [14, 16 + 2 * segments];
  const [deltas, offsets] = [starts + 2 * segments, starts + 4 * segments];
  const glyphs = new Map<number, number>();
  for (let i = 0; i < segments; i += 1) {
    const offset = map.readUInt16BE(offsets + 2 * i);
    const last = map.readUInt16BE(ends + 2 * i);
    const first = map.readUInt16BE(starts + 2 * i);
    for (let code = first; code <= last && code < 0xffff; code += 1) {
      const at = offsets + 2 * i + offset + 2 * (code - first);
      const raw = offset === 0 ? code : map.readUInt16BE(at);
      const glyph = offset !== 0 && raw === 0 ? 0 : (raw + map.readUInt16BE(deltas + 2 * i)) & 0xffff;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
  return glyphs;
}
