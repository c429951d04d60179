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
/** Passages of the index before and after. */
export const OLD = 12;
export const NEW = 20;

/** Megabytes that an ingest in a process of its own has until it holds more than it should. */
const SMALL_HEAP = 200;

/** A corpus with an index, of which one document has changed since. */
export class Stage {
  readonly root = mkdtempSync(join(tmpdir(), 'partnership-faults-'));
  readonly config: Config = fakeConfig(this.root);

  /** Builds the index before; afterwards the corpus is the one after. */
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
   * The passages of the index as it is opened and searched; or the code of why it cannot be. @throws what is no such
   * error
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

  /** Makes a torn manifest an hour old: until it is, it may be the one that another ingest is just writing. */
  age(): void {
    const before = new Date(Date.now() - 3_600_000);
    for (const name of this.leftovers()) {
      if (name.endsWith('.tmp')) utimesSync(join(this.config.indexDir, name), before, before);
    }
  }

  /** What an ingest left that is neither an index nor the manifest. */
  leftovers(): string[] {
    return readdirSync(this.config.indexDir).filter((name) => name.startsWith('.') || name.endsWith('.tmp'));
  }

  /**
   * Runs an ingest in a process that ends at an operation: it is killed, or has no more memory.
   * @returns its output, empty where it was ended
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
