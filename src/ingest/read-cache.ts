import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { writeDurably } from '../index/durable.js';
import { SPLITTER_VERSION } from '../index/format.js';
import { sha256 } from '../index/hash.js';
import type { ReadDocument, Reader } from './read/reader.js';

/** Cache folder for the text of slow files, in the index folder. */
const FOLDER = '.read';
/** Minimum processor time, in milliseconds, that makes a reading worth caching; faster files are read again. */
const WORTH_KEEPING = 200;
/** Maximum size of a cached text when unpacked, in bytes; {@link ReadCache} does not write larger ones. */
const LARGEST = 256 * 1024 * 1024;

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/**
 * The extracted text of files that are slow to read, such as long PDF files, by the sha256 of their bytes: adding a
 * document to a treaty of 340 pages costs only the reading of that document. Best effort: a missing or damaged entry is
 * read again.
 */
export class ReadCache {
  readonly #folder: string;
  readonly #used = new Set<string>();

  constructor(indexDir: string) {
    this.#folder = join(indexDir, FOLDER);
  }

  readonly readOnce = async (
    reader: Reader,
    fileSha256: string,
    read: () => Promise<ReadDocument>,
  ): Promise<ReadDocument> => {
    const name = nameOf(reader, fileSha256);
    this.#used.add(name);
    const known = await this.#load(name);
    if (known) return known;
    const begun = process.cpuUsage();
    const document = await read();
    if (process.cpuUsage(begun).user / 1000 >= WORTH_KEEPING) await this.#keep(name, document);
    return document;
  };

  /** Removes entries that no file of the corpus uses any more. */
  async tidy(): Promise<void> {
    const names = await readdir(this.#folder).catch(() => []);
    for (const name of names) {
      if (!this.#used.has(name)) await rm(join(this.#folder, name), { force: true }).catch(() => {});
    }
  }

  async #load(name: string): Promise<ReadDocument | undefined> {
    try {
      const packed = await readFile(join(this.#folder, name));
      const json = (await unpack(packed, { maxOutputLength: LARGEST })).toString('utf8');
      const { check, document } = JSON.parse(json) as { check?: unknown; document: ReadDocument };
      return check === checkOf(document) ? document : undefined;
    } catch {
      return undefined;
    }
  }

  async #keep(name: string, document: ReadDocument): Promise<void> {
    try {
      await mkdir(this.#folder, { recursive: true });
      const json = JSON.stringify({ check: checkOf(document), document });
      await writeDurably(join(this.#folder, name), await pack(json));
    } catch {
      // A full or read-only disk is reported when something essential is written.
    }
  }
}

/** The name covers everything that affects the text read. */
function nameOf({ format }: Reader, fileSha256: string): string {
  return `${format}-${SPLITTER_VERSION}-${fileSha256}.json.gz`;
}

function checkOf(document: ReadDocument): string {
  return sha256(JSON.stringify(document));
}
