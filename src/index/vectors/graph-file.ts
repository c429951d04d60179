import { Blob } from '../blob.js';

/**
 * The file that hnswlib writes (saveIndex in its hnswalg.h), read here only to prove that it is safe to load: the
 * library trusts every number in it, and a wrong one ends the process. Little-endian; size_t has eight bytes.
 *
 *     header  offsetLevel0 maxElements count bytesEach labelOffset dataOffset (size_t) maxLevel (int) entryPoint (uint)
 *             maxLinks maxLinks0 links (size_t) mult (double) buildBreadth (size_t)
 *     nodes   count × { links at level 0: uint16 number, 2 bytes of flags, maxLinks0 × uint32 · vector ·
 *             label (size_t) }
 *     levels  count × { uint32 size, then for each level from 1: uint32 number, maxLinks × uint32 }
 */
const HEADER = 96;
/** Levels grow with the logarithm of the count; 32 would take 16^32 vectors. */
const MOST_LEVELS = 32;
/** Bytes read at a time. */
const PIECE = 1024 * 1024;

/** The shape that a graph must have. */
export interface GraphShape {
  dimension: number;
  count: number;
  /** Links per node; level 0 has twice as many. */
  links: number;
}

/**
 * Whether a file is a graph of exactly this shape whose every link leads to an existing node, so that neither loading
 * nor searching can leave the memory that the library allocates. Vectors are not checked: any number will do.
 * @throws Error when the file cannot be read
 */
export function isSafeGraph(path: string, shape: GraphShape): boolean {
  const blob = new Blob(path, 0);
  try {
    return headerFits(blob, shape) && (shape.count === 0 ? blob.size === HEADER : linksFit(blob, shape));
  } finally {
    blob.close();
  }
}

function headerFits(blob: Blob, shape: GraphShape): boolean {
  if (blob.size < HEADER) return false;
  const header = blob.read(0, HEADER);
  const { count, links } = shape;
  const levelZero = levelZeroBytes(shape);
  const expected: [number, number][] = [
    [0, 0],
    [8, Math.max(1, count)],
    [16, count],
    [24, bytesEach(shape)],
    [32, levelZero + 4 * shape.dimension],
    [40, levelZero],
    [56, links],
    [64, 2 * links],
    [72, links],
  ];
  const fits = expected.every(([at, value]) => header.readBigUInt64LE(at) === BigInt(value));
  return fits && header.readDoubleLE(80) === 1 / Math.log(links) && header.readBigUInt64LE(88) < 100_000n;
}

function linksFit(blob: Blob, shape: GraphShape): boolean {
  const { count, links } = shape;
  const header = blob.read(0, HEADER);
  const [topLevel, entry] = [header.readInt32LE(48), header.readUInt32LE(52)];
  const each = bytesEach(shape);
  const end = HEADER + count * each;
  if (entry >= count || topLevel < 0 || topLevel > MOST_LEVELS || blob.size < end + 4 * count) return false;
  const listBytes = 4 + 4 * links;
  if (blob.size - end > count * (4 + MOST_LEVELS * listBytes) || !nodesFit(blob, shape, each)) return false;
  const lists = blob.read(end, blob.size - end);
  const levels = levelsOf(lists, count, listBytes);
  return levels !== undefined && levels[entry] === topLevel && upperLinksFit(lists, levels, topLevel, links);
}

/** Level 0: no more links than fit, all to existing nodes; no node deleted; every label once. */
function nodesFit(blob: Blob, { count, links, dimension }: GraphShape, each: number): boolean {
  const labels = new Uint8Array(count);
  const labelAt = levelZeroBytes({ links }) + 4 * dimension;
  const atOnce = Math.max(1, Math.floor(PIECE / each));
  for (let first = 0; first < count; first += atOnce) {
    const many = Math.min(atOnce, count - first);
    const piece = blob.read(HEADER + first * each, many * each);
    for (let i = 0; i < many; i += 1) {
      const at = i * each;
      const label = piece.readBigUInt64LE(at + labelAt);
      if (label >= BigInt(count) || labels[Number(label)] === 1) return false;
      labels[Number(label)] = 1;
      const [number, flags] = [piece.readUInt16LE(at), piece.readUInt16LE(at + 2)];
      if (flags !== 0 || number > 2 * links || !targetsFit(piece, at + 4, number, (target) => target < count))
        return false;
    }
  }
  return true;
}

/** The level of each node, from the sizes of its lists; undefined if these do not fill the file exactly. */
function levelsOf(lists: Buffer, count: number, listBytes: number): Uint8Array | undefined {
  const levels = new Uint8Array(count);
  let at = 0;
  for (let node = 0; node < count; node += 1) {
    if (at + 4 > lists.length) return undefined;
    const size = lists.readUInt32LE(at);
    const level = size / listBytes;
    if (!Number.isInteger(level) || level > MOST_LEVELS) return undefined;
    levels[node] = level;
    at += 4 + size;
  }
  return at === lists.length ? levels : undefined;
}

/**
 * Above level 0: links lead to nodes that also have that level, or the library would follow a list that does not exist.
 */
function upperLinksFit(lists: Buffer, levels: Uint8Array, topLevel: number, links: number): boolean {
  const listBytes = 4 + 4 * links;
  let at = 0;
  for (const level of levels) {
    if (level > topLevel) return false;
    for (let above = 1; above <= level; above += 1) {
      const list = at + 4 + (above - 1) * listBytes;
      const number = lists.readUInt16LE(list);
      const isThere = (target: number) => (levels[target] ?? 0) >= above && target < levels.length;
      if (number > links || !targetsFit(lists, list + 4, number, isThere)) return false;
    }
    at += 4 + level * listBytes;
  }
  return true;
}

function targetsFit(bytes: Buffer, at: number, number: number, fits: (target: number) => boolean): boolean {
  for (let i = 0; i < number; i += 1) if (!fits(bytes.readUInt32LE(at + 4 * i))) return false;
  return true;
}

function levelZeroBytes({ links }: Pick<GraphShape, 'links'>): number {
  return 4 + 4 * 2 * links;
}

function bytesEach(shape: GraphShape): number {
  return levelZeroBytes(shape) + 4 * shape.dimension + 8;
}
