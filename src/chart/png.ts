import { once } from 'node:events';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { ResvgRenderOptions } from '@resvg/resvg-js';
import { FONT_FAMILY, FONT_FILES } from './font.js';

/** Only our fonts: a bare machine has none, and the picture is the same everywhere. */
const OPTIONS: ResvgRenderOptions = {
  font: { fontFiles: [...FONT_FILES], loadSystemFonts: false, defaultFontFamily: FONT_FAMILY },
};

/**
 * What the thread does, as text, so that it runs from TypeScript as well as built. Resvg's own `renderAsync` draws in
 * the background but writes the PNG in the caller's thread, which takes longer than drawing.
 */
const WORK = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { Resvg } = require(workerData.library);
  const png = new Uint8Array(new Resvg(workerData.svg, workerData.options).render().asPng());
  parentPort.postMessage(png, [png.buffer]);
`;
const library = createRequire(import.meta.url).resolve('@resvg/resvg-js');

/** Draws an SVG as a PNG in a thread of its own, so that nothing else waits. @throws Error for what is no SVG */
export async function svgToPng(svg: string): Promise<Buffer> {
  const worker = new Worker(WORK, { eval: true, execArgv: [], workerData: { library, svg, options: OPTIONS } });
  try {
    // An error in the thread is an event "error", which rejects here.
    const [png]: Uint8Array[] = await once(worker, 'message');
    return Buffer.from(png ?? []);
  } finally {
    await worker.terminate();
  }
}
