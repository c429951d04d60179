import type { Entry, ZipFile } from 'yauzl';
import { problem } from './problems.js';

/** Limits against files made to exhaust memory. A document of 1,000 pages has about 30 entries and unpacks to 30 MB. */
const MOST_ENTRIES = 5_000;
const LARGEST_ENTRY = 100 * 1024 * 1024;
const LARGEST_TOTAL = 150 * 1024 * 1024;
/** Deflate compresses XML 10:1 to 30:1; only deliberate repetition reaches hundreds. */
const HIGHEST_RATIO = 200;
/** Below this size, a high ratio is harmless. */
const SMALL_ENTRY = 1024 * 1024;

/**
 * Unpacks the wanted entries of a ZIP file in memory.
 * @param wanted whether an entry, by its name, is needed; the other entries are never unpacked
 * @throws CorpusError when the file is damaged, encrypted, or unpacks to more than any document would
 */
export async function readZip(
  bytes: Uint8Array,
  file: string,
  wanted: (name: string) => boolean,
): Promise<Map<string, Uint8Array>> {
  const zip = await openZip(bytes, file);
  if (zip.entryCount > MOST_ENTRIES) throw bomb(file, `has ${zip.entryCount} entries`);
  const found = new Map<string, Uint8Array>();
  let total = 0;
  for (const entry of await listEntries(zip, file)) {
    if (!wanted(entry.fileName) || found.has(entry.fileName)) continue;
    if (entry.isEncrypted()) throw encrypted(file);
    total += entry.uncompressedSize;
    if (entry.uncompressedSize > LARGEST_ENTRY || total > LARGEST_TOTAL)
      throw bomb(file, 'unpacks to more than 100 MB');
    const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
    if (entry.uncompressedSize > SMALL_ENTRY && ratio > HIGHEST_RATIO)
      throw bomb(file, 'unpacks to hundreds of times its size');
    found.set(entry.fileName, await unpack(zip, entry, file));
  }
  return found;
}

async function openZip(bytes: Uint8Array, file: string): Promise<ZipFile> {
  const { default: yauzl } = await import('yauzl');
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error || !zip) reject(damaged(file));
      else resolve(zip);
    });
  });
}

function listEntries(zip: ZipFile, file: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', () => reject(damaged(file)));
    zip.readEntry();
  });
}

/** yauzl ends the stream with an error as soon as an entry's unpacked size differs from the declared one. */
function unpack(zip: ZipFile, entry: Entry, file: string): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error || !stream) {
        reject(damaged(file));
        return;
      }
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('error', () => reject(damaged(file)));
      stream.on('end', () => resolve(Buffer.concat(parts)));
    });
  });
}

function damaged(file: string): Error {
  return problem('damaged_file', file, 'is damaged: it cannot be unpacked.', 'Download or save it again.');
}

function encrypted(file: string): Error {
  return problem('encrypted_file', file, 'is protected by a password.', 'Save it without the password.');
}

function bomb(file: string, what: string): Error {
  return problem('zip_bomb', file, `${what}; no document does.`, 'Check where the file comes from.');
}
