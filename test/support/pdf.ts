/** A line of text on a page, in points from its upper left corner. */
export interface PdfText {
  x: number;
  y: number;
  text: string;
  /** Height of the letters; 11 by default. */
  size?: number;
  /** Rotation in degrees. */
  turn?: number;
}

export interface PdfOptions {
  width?: number;
  height?: number;
  info?: Record<string, string>;
  /** Locked by a password that nobody knows. */
  locked?: boolean;
}

/**
 * Writes a small PDF file with real text in Helvetica, assuming letters half as wide as high. Any letter works: the
 * font is a composite font with a map to Unicode.
 * @param pages the texts of each page
 */
export function makePdf(pages: readonly (readonly PdfText[])[], options: PdfOptions = {}): Uint8Array {
  const { width = 595, height = 842 } = options;
  const letters = [...new Set(pages.flat().flatMap(({ text }) => [...text]))];
  const codes = new Map(letters.map((letter, i) => [letter, i + 1]));
  const hex = (text: string) =>
    [...text].map((letter) => (codes.get(letter) ?? 0).toString(16).padStart(4, '0')).join('');
  const objects: string[] = [];
  const add = (body: string) => objects.push(body);
  const stream = (content: string) => `<< /Length ${Buffer.byteLength(content)} >>\nstream\n${content}\nendstream`;
  const firstPage = 7;
  const pageIds = pages.map((_, i) => firstPage + 2 * i);
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${pageIds.map((id) => `${id} 0 R`).join(' ')}] >>`);
  add(
    '<< /Type /Font /Subtype /Type0 /BaseFont /Helvetica /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>',
  );
  add(
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Helvetica /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 /FontDescriptor 5 0 R >>',
  );
  add(
    '<< /Type /FontDescriptor /FontName /Helvetica /Flags 32 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
  );
  add(stream(toUnicode(codes)));
  for (const [i, texts] of pages.entries()) {
    const content = texts.map(({ x, y, text, size = 11, turn = 0 }) => {
      const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
      const matrix = [cos, sin, -sin, cos, x, height - y].map((number) => number.toFixed(3)).join(' ');
      return `BT /F1 ${size} Tf ${matrix} Tm <${hex(text)}> Tj ET`;
    });
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /Font << /F1 3 0 R >> >> /Contents ${firstPage + 2 * i + 1} 0 R >>`,
    );
    add(stream(content.join('\n')));
  }
  const info = Object.entries(options.info ?? {}).map(([key, value]) => `/${key} (${value})`);
  add(`<< ${info.join(' ')} >>`);
  return assemble(objects, options.locked ? LOCK : '');
}

/** Width of a text in the font of `makePdf`, in points. */
export function pdfWidth(text: string, size = 11): number {
  return [...text].length * size * 0.5;
}

function toUnicode(codes: ReadonlyMap<string, number>): string {
  const utf16 = (letter: string) => Buffer.from(letter, 'utf16le').swap16().toString('hex');
  const lines = Array.from(codes, ([letter, code]) => `<${code.toString(16).padStart(4, '0')}> <${utf16(letter)}>`);
  const blocks: string[] = [];
  for (let i = 0; i < lines.length; i += 100) {
    const block = lines.slice(i, i + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${blocks.join('\n')}
endcmap end end`;
}

const KEY = '0123456789abcdef'.repeat(4);
const LOCK = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${KEY}> /U <${KEY}> /P -4 >> /ID [<${KEY}> <${KEY}>]`;

function assemble(objects: readonly string[], lock: string): Uint8Array {
  const parts = ['%PDF-1.7\n'];
  let length = Buffer.byteLength(parts[0] ?? '');
  const offsets: number[] = [];
  for (const [i, body] of objects.entries()) {
    const text = `${i + 1} 0 obj\n${body}\nendobj\n`;
    offsets.push(length);
    length += Buffer.byteLength(text);
    parts.push(text);
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`);
  parts.push(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${objects.length} 0 R ${lock} >>\n`);
  parts.push(`startxref\n${length}\n%%EOF\n`);
  return Buffer.from(parts.join(''));
}
