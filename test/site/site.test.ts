import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Library } from '../../src/index/library.js';
import { anchorOf, pageName, readerAddress } from '../../src/retrieval/reader-address.js';
import type { SearchData } from '../../src/site/index-page.js';
import { pairName } from '../../src/site/pair-page.js';
import type { Site } from '../../src/site/site.js';
import { writeSite } from '../../src/site/write-site.js';
import { removeFolders, temporaryFolder } from '../ingest/support.js';
import { corpusSite, hostileSite, pairedSite, piecesIn } from './support.js';

let site: Site;
let library: Library;
beforeAll(async () => {
  ({ site, library } = await corpusSite(temporaryFolder()));
});
afterAll(() => {
  library.close();
  removeFolders();
});

const pageOf = (id: string) => site.file(pageName(id))?.body ?? '';

describe('the page of two languages', () => {
  it('holds every word of both, unit beside unit, and is linked from both', async () => {
    const paired = await pairedSite(temporaryFolder());
    const [one, other] = ['made-up', 'made-up-vi'];
    for (const [left, right] of [
      [one, other],
      [other, one],
    ]) {
      const name = pairName(left ?? '', right ?? '');
      expect(paired.site.names()).toContain(name);
      expect(paired.site.file(pageName(left ?? ''))?.body).toContain(`href="${name}"`);
      const page = paired.site.file(name)?.body ?? '';
      const shown = piecesIn(page).map(({ text }) => text);
      const text = [left, right].map((id) => paired.library.textOf(id ?? '')).join('\n');
      const lines = text.split('\n').map((line) => line.replace(/^#+ /, ''));
      expect(shown.toSorted()).toEqual(lines.filter((line) => line !== '').toSorted());
      const ids = Array.from(page.matchAll(/ id="([^"]+)"/g), ([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const rows = page.split('<div class="pair">').slice(2);
      const labelled = rows.map((row) => Array.from(row.matchAll(/<section[^>]*aria-label="\D*(\d+)"/g), ([, n]) => n));
      expect(labelled.slice(1, 4)).toEqual([1, 2, 3].map((n) => [`${n}`, `${n}`]));
    }
    expect(site.names().filter((name) => name.split('.').length > 3)).toEqual([]);
    paired.library.close();
  });
});

describe('the page of a document', () => {
  it('shows every word of the document in its place', () => {
    for (const { id } of library.documents) {
      const text = library.textOf(id);
      const pieces = piecesIn(pageOf(id));
      expect(pieces.length).toBeGreaterThan(5);
      for (const { start, text: piece } of pieces) expect(text.slice(start, start + piece.length)).toBe(piece);
      const shown = pieces.map(({ text: piece }) => piece).join(' ');
      const words = (of: string) =>
        of
          .replace(/^#{1,6}[ \t]/gm, '')
          .split(/\s+/u)
          .filter(Boolean);
      expect(words(shown)).toEqual(words(text));
    }
  });

  it('has an anchor for each passage, once', () => {
    for (const { id } of library.documents) {
      const page = pageOf(id);
      const anchors = Array.from(page.matchAll(/<section class="passage" id="([^"]+)"/g), ([, anchor]) => anchor);
      expect(anchors).toEqual(library.passagesOf(id).map((number) => anchorOf(library.passage(number).id)));
    }
  });

  it('says what the document states, and what was inferred or described', () => {
    const page = pageOf('son-borrell-2022-05-24');
    expect(page).toContain('24/5/2022');
    expect(page).toContain('suy ra');
    expect(pageOf('vns-2025-04-15')).toContain('our title');
    expect(pageOf('joint-statement-2026')).toContain('5819/26');
  });

  it('loads nothing from elsewhere and has no script or style of its own', () => {
    for (const name of site.names().filter((name) => name.endsWith('.html'))) {
      const page = site.file(name)?.body ?? '';
      expect(page).toContain('Content-Security-Policy');
      expect(page).not.toMatch(
        /<script(?! src="reader\.js" defer>)|<style|\sstyle=|\son\w+=|<(?:link|img|script)[^>]+https?:/i,
      );
    }
  });
});

describe('texts that try to get out of the page', () => {
  it('stay text, in titles, passages and search data', async () => {
    const { site: hostile, library: texts } = await hostileSite(temporaryFolder());
    const page = hostile.file('hostile.html')?.body ?? '';
    expect(page).not.toMatch(/<svg|<iframe|<img|<script>|<\/main>[\s\S]*<\/main>/);
    const text = texts.textOf('hostile');
    for (const { start, text: piece } of piecesIn(page)) expect(text.slice(start, start + piece.length)).toBe(piece);
    expect(hostile.file('index.html')?.body).not.toMatch(/<svg|<img|<script>/);
    texts.close();
  });
});

describe('the list of documents', () => {
  it.each(['index.html', 'index.vi.html'])('%s has all of them, newest first', (name) => {
    const page = site.file(name)?.body ?? '';
    const order = Array.from(page.matchAll(/<li><time datetime="([^"]+)"/g), ([, date = '']) => date);
    expect(order).toHaveLength(library.documents.length);
    expect(order).toEqual([...order].sort().reverse());
  });

  it('finds every passage by its label', () => {
    const data = JSON.parse(site.file('search.json')?.body ?? '') as SearchData;
    expect(data.units).toHaveLength(library.size);
    expect(data.units.find(([, anchor]) => anchor === '34')?.[2]).toBe('Clause 34');
  });
});

describe('addresses', () => {
  it('open the passage and name the span', () => {
    const citation = { passageId: 'joint-statement-2026#34', documentId: 'joint-statement-2026', start: 10, end: 20 };
    const address = 'https://example.org/reader/joint-statement-2026.html?span=10-20#34';
    expect(readerAddress('https://example.org/reader', citation)).toBe(address);
    expect(readerAddress('https://example.org/reader/', citation)).toBe(address);
  });

  it('are of pages that the site has', () => {
    const names = new Set(site.names());
    expect(library.documents.filter(({ id }) => !names.has(pageName(id)))).toEqual([]);
    expect(site.file('passwd')).toBeUndefined();
    expect(site.file('constructor')).toBeUndefined();
  });
});

describe('writing the site', () => {
  it('writes every file, and later removes only its own', async () => {
    const folder = join(temporaryFolder(), 'public');
    expect(await writeSite(site, folder, 'v1')).toBe(site.names().length);
    writeFileSync(join(folder, 'robots.txt'), 'kept');
    const smaller = { names: () => ['index.html'], file: (name: string) => site.file(name) } as unknown as Site;
    await writeSite(smaller, folder, 'v2');
    expect(readdirSync(folder).sort()).toEqual(['index.html', 'partnership-site.json', 'robots.txt']);
    expect(readFileSync(join(folder, 'index.html'), 'utf8')).toBe(site.file('index.html')?.body);
  });

  it('refuses a folder that holds something else', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'index.html'), 'mine');
    await expect(writeSite(site, folder, 'v1')).rejects.toMatchObject({ code: 'site_folder_in_use' });
    expect(readFileSync(join(folder, 'index.html'), 'utf8')).toBe('mine');
    expect(existsSync(join(folder, 'style.css'))).toBe(false);
  });
});
