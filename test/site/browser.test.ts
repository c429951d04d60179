import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveHttp } from '../../src/bot/watch/server.js';
import type { Library } from '../../src/index/library.js';
import { receiptOf } from '../../src/quotes/receipt.js';
import { citePassage } from '../../src/retrieval/citation.js';
import { readerAddress } from '../../src/retrieval/reader-address.js';
import type { Site } from '../../src/site/site.js';
import { removeFolders, temporaryFolder } from '../ingest/support.js';
import { corpusSite, hostileSite, pairedSite } from './support.js';

/** A machine may have no browser; these tests then report that instead of failing. */
const CHROMIUM = process.env.CHROMIUM || '/usr/bin/chromium';

interface Violation {
  id: string;
  nodes: { html: string }[];
}

describe.skipIf(!existsSync(CHROMIUM))('in a real browser', () => {
  let context: BrowserContext;
  let server: Server;
  let site: Site;
  let library: Library;
  let base: string;
  let profile: string;

  beforeAll(async () => {
    ({ site, library } = await corpusSite(temporaryFolder()));
    server = await serve(site);
    base = addressOf(server);
    profile = mkdtempSync(join(tmpdir(), 'reader-'));
    context = await chromium.launchPersistentContext(profile, {
      executablePath: CHROMIUM,
      chromiumSandbox: false,
      args: ['--disable-background-networking', '--disable-component-update', '--disable-gpu'],
    });
  });
  afterAll(async () => {
    await context.close();
    server.close();
    library.close();
    rmSync(profile, { recursive: true, force: true });
    removeFolders();
  });

  const open = async (path: string, scheme: 'light' | 'dark' = 'light', width = 1000) => {
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(base)) faults.push(request.url());
    });
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${base}${path}`);
    return { page, faults };
  };
  const marked = (page: Page) => page.locator('mark').allTextContents();

  it.each([
    ['index.html', 'light', 1000],
    ['index.vi.html', 'dark', 390],
    ['joint-statement-2026.html', 'light', 390],
    ['son-borrell-2022-05-24.html?span=100-400', 'dark', 1000],
  ] as const)('axe finds nothing in %s (%s, %d px)', async (path, scheme, width) => {
    const { page, faults } = await open(`/${path}`, scheme, width);
    // The page's policy forbids external scripts; the debugger protocol is not bound by it.
    await page.evaluate(axe.source);
    const violations = (await page.evaluate('axe.run().then(({ violations }) => violations)')) as Violation[];
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(faults).toEqual([]);
    await page.close();
  });

  it('highlights exactly the words of a citation', async () => {
    const number = library.numberOf('joint-statement-2026#34') ?? -1;
    const citation = citePassage(library, number);
    const quote = { ...citation, start: citation.start + 4, end: citation.end - 10 };
    const { page } = await open(readerAddress(base, quote).slice(base.length));
    expect((await marked(page)).join('')).toBe(library.textOf('joint-statement-2026').slice(quote.start, quote.end));
    expect(await page.locator('mark').first().isVisible()).toBe(true);
    expect(await page.evaluate('scrollY > 200')).toBe(true);
    await page.close();
  });

  it('checks a receipt, and says when the words have changed', async () => {
    const receipt = receiptOf(citePassage(library, library.numberOf('joint-statement-2026#34') ?? -1));
    const good = await open(`/joint-statement-2026.html?receipt=${receipt}#34`);
    await expect.poll(() => good.page.locator('.cited').textContent()).toContain('highlighted');
    const bad = await open(`/joint-statement-2026.html?receipt=${receipt.slice(0, -4)}0000#34`);
    await expect.poll(() => bad.page.locator('.cited').textContent()).toContain('changed');
    await Promise.all([good.page.close(), bad.page.close()]);
  });

  it.each(['?span=5-1', '?span=9999999-9999999999', '?span=x', '?receipt=%3Cscript%3E', '?span=0-1e9'])(
    'takes an address that makes no sense: %s',
    async (query) => {
      const { page, faults } = await open(`/joint-statement-2026.html${query}`);
      expect(await page.locator('section.passage').count()).toBe(60);
      expect(faults).toEqual([]);
      await page.close();
    },
  );

  it('finds clauses and documents as one types, by keyboard, without diacritics', async () => {
    const { page } = await open('/index.html');
    await page.getByRole('searchbox').fill('yellow card');
    await expect.poll(() => page.locator('.results a').count()).toBeGreaterThan(0);
    await page.getByRole('searchbox').fill('thuc day quan he');
    await expect.poll(() => page.locator('.results a').first().textContent()).toContain('Thúc đẩy quan hệ');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/son-borrell/);
    await page.close();
  });

  it('shows two languages of one text side by side, and below each other on a phone', async () => {
    const paired = await pairedSite(temporaryFolder());
    const other = await serve(paired.site);
    const page = await context.newPage();
    await page.goto(`${addressOf(other)}/made-up.html`);
    await page.getByRole('link', { name: 'Side by side with Vietnamese' }).click();
    await page.waitForURL(/made-up\.made-up-vi\.html$/);
    const boxes = async () => {
      const [one, two] = await Promise.all(['2', 'vi-2'].map((id) => page.locator(`[id="${id}"]`).boundingBox()));
      return { one: one ?? { x: 0, y: 0 }, two: two ?? { x: 0, y: 0 } };
    };
    const wide = await boxes();
    expect(Math.abs(wide.one.y - wide.two.y)).toBeLessThan(2);
    expect(wide.two.x).toBeGreaterThan(wide.one.x + 200);
    await page.evaluate(axe.source);
    const violations = (await page.evaluate('axe.run().then(({ violations }) => violations)')) as Violation[];
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 800 });
    const narrow = await boxes();
    expect(narrow.two.y).toBeGreaterThan(narrow.one.y);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await page.getByRole('link', { name: 'English only' }).click();
    await page.waitForURL(/made-up\.html$/);
    await page.close();
    other.close();
    paired.library.close();
  });

  it('shows hostile texts as text', async () => {
    const hostile = await hostileSite(temporaryFolder());
    const other = await serve(hostile.site);
    const page = await context.newPage();
    await page.goto(`${addressOf(other)}/hostile.html?span=0-40`);
    expect(await page.title()).toContain('<script>');
    expect(await page.locator('iframe, svg, img').count()).toBe(0);
    expect((await marked(page)).join('')).toBe(hostile.library.textOf('hostile').slice(0, 40).trimStart());
    await page.goto(`${addressOf(other)}/index.html`);
    await page.getByRole('searchbox').fill('script');
    await expect.poll(() => page.locator('.results a').count()).toBeGreaterThan(0);
    expect(await page.locator('.results script, .results img').count()).toBe(0);
    await page.close();
    other.close();
    hostile.library.close();
  });
});

function serve(site: Site): Promise<Server> {
  return serveHttp('127.0.0.1', 0, {
    readiness: () => ({ model: true, index: true, gateway: true }),
    metrics: async () => ({ type: 'text/plain', body: '' }),
    page: async (name) => site.file(name),
  });
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
