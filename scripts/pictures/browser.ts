import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { withPalette } from './palette.js';

/** CSS pixels: a README shows a picture about as wide, and a phone. */
export const WIDTHS = { desktop: 700, phone: 390 } as const;

/** Without these, Chromium looks for its maker's services at every start. */
const QUIET = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
/** Grey smoothing of letters has few colours and looks the same on every screen. */
const LOOK = ['--disable-gpu', '--disable-lcd-text', '--force-color-profile=srgb', '--hide-scrollbars'];

/** Takes pictures of pages. */
export interface Camera {
  /** @returns a PNG with a palette of the page's element `main`, and its height in CSS pixels */
  take(html: string): Promise<{ png: Buffer; height: number }>;
  close(): Promise<void>;
}

/**
 * Starts the Chromium at CHROMIUM, or at /usr/bin/chromium, with a profile of its own.
 * @throws Error when it is not there
 */
export async function openCamera(
  { width, scale }: { width: number; scale: number },
  executablePath = process.env.CHROMIUM || '/usr/bin/chromium',
): Promise<Camera> {
  if (!existsSync(executablePath))
    throw new Error(`No Chromium at ${executablePath}. Put the path of one into the environment variable CHROMIUM.`);
  const profile = mkdtempSync(join(tmpdir(), 'pictures-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    chromiumSandbox: false,
    args: [...QUIET, ...LOOK],
    viewport: { width, height: 400 },
    deviceScaleFactor: scale,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  return {
    async take(html) {
      await page.setContent(html);
      const main = page.locator('main');
      const box = await main.boundingBox();
      return { png: withPalette(await main.screenshot()), height: Math.round(box?.height ?? 0) };
    },
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
