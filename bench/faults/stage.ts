import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '../../src/config.js';
import { PartnershipError } from '../../src/errors.js';
import { indexFingerprint } from '../../src/index/fingerprint.js';
import { Library } from '../../src/index/library.js';
import { Allowed } from '../../src/index/store/allowed.js';
import { FilesStore } from '../../src/index/store/files.js';
import { ingest } from '../../src/ingest/ingest.js';
import { FakeEmbedder, fakeConfig } from '../../test/ingest/support.js';

const CHILD = fileURLToPath(new URL('child.ts', import.meta.url));
/** Number of passages in the old and the new index. */
export const OLD = 12;
export const NEW = 20;

/** Heap of an ingest in a separate process, in MB. */
const SMALL_HEAP = 200;

/** A corpus with an index; one document has changed since. */
export class Stage {
  readonly root = mkdtempSync(join(tmpdir(), 'partnership-faults-'));
  readonly config: Config = fakeConfig(this.root);

  /** Builds the old index, then changes the corpus to the new one. */
  async prepare(): Promise<void> {
    rmSync(this.config.indexDir, { recursive: true, force: true });
    this.write(OLD);
    await this.ingest();
    this.write(NEW);
  }

  write(paragraphs: number): void {
    mkdirSync(this.config.corpusDir, { recursive: true });
    const lines = Array.from({ length: paragraphs }, (_, i) => `Paragraph ${i} of ${paragraphs} tells of matter ${i}.`);
    const facts = '---\nid: a\ntitle: A made-up text\nkind: news\nlanguage: en\ndate: 2024-01-02\n---\n';
    writeFileSync(join(this.config.corpusDir, 'a.md'), `${facts}${lines.join('\n\n')}\n`);
  }

  async ingest(): Promise<void> {
    await ingest(this.config, async () => new FakeEmbedder());
  }

  /**
   * Opens and searches the index. @returns its number of passages, or the code of the error. @throws any other error
   */
  async open(indexDir = this.config.indexDir): Promise<number | string> {
    try {
      const library = Library.open(indexDir, indexFingerprint(this.config));
      const store = await FilesStore.load(library);
      await store.nearest(new Float32Array(16).fill(0.25), 3, Allowed.everything(library));
      for (let number = 0; number < library.size; number += 1) library.passage(number);
      const { size } = library;
      await store.close();
      return size;
    } catch (error) {
      if (error instanceof PartnershipError && error.cure !== '') return error.code;
      throw error;
    }
  }

  /** Makes a torn manifest an hour old: a recent one may be one that another ingest is just writing. */
  age(): void {
    const before = new Date(Date.now() - 3_600_000);
    for (const name of this.leftovers()) {
      if (name.endsWith('.tmp')) utimesSync(join(this.config.indexDir, name), before, before);
    }
  }

  /** Files left by an ingest that are neither an index nor the manifest. */
  leftovers(): string[] {
    return readdirSync(this.config.indexDir).filter((name) => name.startsWith('.') || name.endsWith('.tmp'));
  }

  /**
   * Runs an ingest in a process that ends at an operation: it is killed or runs out of memory.
   * @returns its output, empty if it was ended
   */
  child(
    endedAt: number,
    how: 'kill' | 'hoard' = 'kill',
  ): Promise<{ signal: NodeJS.Signals | null; code: number | null; output: string }> {
    const heap = how === 'hoard' ? [`--max-old-space-size=${SMALL_HEAP}`] : [];
    const child = spawn(process.execPath, [...heap, '--import', 'tsx', CHILD, this.root, String(endedAt), how]);
    let output = '';
    child.stdout.on('data', (data) => {
      output += String(data);
    });
    return new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal, output })));
  }

  close(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
