import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const TRUE_COLOUR = 2;
const TRUE_COLOUR_ALPHA = 6;
const PALETTE = 3;
const MOST_COLOURS = 256;

/** A colour as 0xRRGGBB. */
type Colour = number;

interface Picture {
  width: number;
  height: number;
  pixels: Uint32Array;
}

/**
 * Writes an opaque PNG anew with a palette of at most 256 colours, which makes a picture of text a third as large.
 * @param png 8 bits a channel, not interlaced, as a browser's screenshot is
 */
export function withPalette(png: Buffer): Buffer {
  const picture = decode(png);
  const palette = choosePalette(picture.pixels);
  return encode(picture, palette);
}

function decode(png: Buffer): Picture {
  const data: Buffer[] = [];
  let [width, height, channels] = [0, 0, 0];
  for (const { type, body } of chunks(png)) {
    if (type === 'IDAT') data.push(body);
    if (type !== 'IHDR') continue;
    width = body.readUInt32BE(0);
    height = body.readUInt32BE(4);
    if (body[8] !== 8 || body[12] !== 0 || (body[9] !== TRUE_COLOUR && body[9] !== TRUE_COLOUR_ALPHA))
      throw new Error('Only PNG of 8 bits a channel without interlacing can be given a palette.');
    channels = body[9] === TRUE_COLOUR ? 3 : 4;
  }
  const bytes = unfilter(inflateSync(Buffer.concat(data)), width * channels, height, channels);
  const pixels = Uint32Array.from({ length: width * height }, (_, index) => bytes.readUIntBE(index * channels, 3));
  return { width, height, pixels };
}

function* chunks(png: Buffer): Generator<{ type: string; body: Buffer }> {
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    yield { type: png.toString('latin1', at + 4, at + 8), body: png.subarray(at + 8, at + 8 + length) };
    at += length + 12;
  }
}

/** Undoes the filter of each row, PNG specification section 9. */
function unfilter(raw: Buffer, stride: number, height: number, step: number): Buffer {
  const out = Buffer.alloc(stride * height);
  for (let row = 0; row < height; row += 1) {
    const filter = raw[row * (stride + 1)];
    for (let column = 0; column < stride; column += 1) {
      const at = row * stride + column;
      const left = column < step ? 0 : (out[at - step] ?? 0);
      const above = row === 0 ? 0 : (out[at - stride] ?? 0);
      const corner = row === 0 || column < step ? 0 : (out[at - stride - step] ?? 0);
      const added = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter ?? 0] ?? 0;
      out[at] = ((raw[at + row + 1] ?? 0) + added) & 0xff;
    }
  }
  return out;
}

function paeth(left: number, above: number, corner: number): number {
  const [toLeft, toAbove] = [Math.abs(above - corner), Math.abs(left - corner)];
  const toCorner = Math.abs(left + above - 2 * corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

/** Each colour of the picture with its place among those kept: the ones that, left out, would be missed most. */
function choosePalette(pixels: Uint32Array): { kept: Colour[]; placeOf: Map<Colour, number> } {
  const counts = new Map<Colour, number>();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const [most = 0, ...others] = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  const kept = [most];
  const nearest = new Map(others.map((colour) => [colour, { place: 0, error: distance(colour, most) }]));
  while (kept.length < MOST_COLOURS && nearest.size > 0) {
    const missed = ([colour, { error }]: [Colour, { error: number }]) => error * (counts.get(colour) ?? 0);
    const [next] = [...nearest].reduce((worst, one) => (missed(one) > missed(worst) ? one : worst));
    nearest.delete(next);
    const place = kept.push(next) - 1;
    for (const [colour, known] of nearest) {
      const error = distance(colour, next);
      if (error < known.error) nearest.set(colour, { place, error });
    }
  }
  const placeOf = new Map(kept.map((colour, place) => [colour, place]));
  for (const [colour, { place }] of nearest) placeOf.set(colour, place);
  return { kept, placeOf };
}

function distance(one: Colour, other: Colour): number {
  return [16, 8, 0].reduce((sum, shift) => sum + (((one >> shift) & 0xff) - ((other >> shift) & 0xff)) ** 2, 0);
}

function encode({ width, height, pixels }: Picture, palette: ReturnType<typeof choosePalette>): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, PALETTE, 0, 0, 0], 8);
  const colours = Buffer.alloc(3 * palette.kept.length);
  for (const [place, colour] of palette.kept.entries()) colours.writeUIntBE(colour, 3 * place, 3);
  const rows = Buffer.alloc((width + 1) * height);
  for (const [index, colour] of pixels.entries())
    rows[index + Math.floor(index / width) + 1] = palette.placeOf.get(colour) ?? 0;
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
