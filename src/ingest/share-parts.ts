import { link } from 'node:fs/promises';
import { join } from 'node:path';
import { checkFile, checkParts, readChecked } from '../index/checked.js';
import { FILES, type FileCheck, type Manifest, partFile } from '../index/format.js';
import { readManifest } from '../index/manifest.js';
import { type ChunkLine, decodeChunks } from '../index/tables/chunks.js';
import { recordSize } from '../index/vectors/record.js';
import { recordPlaces } from '../index/vectors/records.js';

/** Record files that a generation shares with the previous one, by part name. */
export type Parts = Record<string, FileCheck>;

interface Shared {
  parts: Parts;
  /** Lines of the chunks with a record in those files, by hash, each with the record's position. */
  lines: Map<string, ChunkLine>;
}

/**
 * A part is shared while at least this fraction of its bytes is in use; below that its used records are copied and it
 * is dropped.
 */
const IN_USE = 0.5;
/** Maximum number of shared parts (the largest), so that an index with many small changes stays in few files. */
const MOST_PARTS = 8;

interface Candidate extends FileCheck {
  part: string;
  file: string;
  inUse: number;
  lines: ChunkLine[];
}

/**
 * Lets a new generation share the record files of the one in use, as hard links: adding a small document beside a long
 * treaty neither copies the treaty's records nor stores them twice. Each generation has its own links, so removing one
 * does not affect another. A damaged file, or one that cannot be linked, is not shared.
 * @param wanted hashes of the chunks of the new generation
 */
export async function shareParts(
  building: string,
  indexDir: string,
  wanted: ReadonlySet<string | undefined>,
  dimension: number,
): Promise<Shared> {
  const shared: Shared = { parts: {}, lines: new Map() };
  const { folder, candidates } = await candidatesOf(indexDir, wanted, dimension);
  for (const { part, file, size, sha256, lines } of candidates) {
    try {
      await link(join(folder, file), join(building, partFile(part)));
    } catch {
      continue;
    }
    shared.parts[part] = { size, sha256 };
    for (const line of lines) shared.lines.set(line.hash, line);
  }
  return shared;
}

async function candidatesOf(
  indexDir: string,
  wanted: ReadonlySet<string | undefined>,
  dimension: number,
): Promise<{ folder: string; candidates: Candidate[] }> {
  try {
    const manifest = readManifest(indexDir);
    const folder = join(indexDir, manifest.folder);
    if (manifest.dimension !== dimension) return { folder, candidates: [] };
    await checkFile(folder, manifest, 'vectors');
    await checkParts(folder, manifest);
    const lines = decodeChunks(readChecked(folder, manifest, 'chunks').toString('utf8'));
    return { folder, candidates: worthSharing(candidateParts(manifest, lines, wanted)) };
  } catch {
    // There is no index in use, or it is damaged: records are then reused one by one if they are intact.
    return { folder: indexDir, candidates: [] };
  }
}

function candidateParts(
  { dimension, files, parts = {} }: Manifest,
  lines: readonly ChunkLine[],
  wanted: ReadonlySet<string | undefined>,
): Candidate[] {
  const own = files.vectors ?? { size: 0, sha256: '' };
  const nameOfOwn = own.sha256.slice(0, 16);
  const found = new Map<string, Candidate>();
  for (const [part, check] of Object.entries(parts))
    found.set(part, { ...check, part, file: partFile(part), inUse: 0, lines: [] });
  if (own.size > 0) found.set(nameOfOwn, { ...own, part: nameOfOwn, file: FILES.vectors, inUse: 0, lines: [] });
  const { places } = recordPlaces(lines, dimension);
  const seen = new Set<string>();
  for (const [i, line] of lines.entries()) {
    const { part = nameOfOwn, offset = 0 } = places[i] ?? {};
    const candidate = found.get(part);
    if (!candidate || !wanted.has(line.hash) || seen.has(line.hash)) continue;
    seen.add(line.hash);
    candidate.inUse += recordSize(line.rows, dimension);
    candidate.lines.push({ ...line, part, at: offset });
  }
  return [...found.values()];
}

function worthSharing(candidates: readonly Candidate[]): Candidate[] {
  return candidates
    .filter(({ size, inUse }) => inUse >= IN_USE * size)
    .sort((a, b) => b.inUse - a.inUse)
    .slice(0, MOST_PARTS);
}
