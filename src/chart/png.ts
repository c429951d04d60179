import { once } from 'node:events';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { ResvgRenderOptions } from '@resvg/resvg-js';
import { FONT_FAMILY, FONT_FILES } from './font.js';

/** Only our fonts: a minimal machine has none, and the picture should be the same everywhere. */
const OPTIONS: ResvgRenderOptions = {
  font: { fontFiles: [...FONT_FILES], loadSystemFonts: false, defaultFontFamily: FONT_FAMILY },
};

/**
 * The thread's code, as text so that it runs both from TypeScript and built. Resvg's own `renderAsync` draws in the
 * background but encodes the PNG in the caller's thread, which takes longer than drawing.
 */
const WORK = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { Resvg } = require(workerData.library);
  const png = new Uint8Array(new Resvg(workerData.svg, workerData.options).render().asPng());
  parentPort.postMessage(png, [png.buffer]);
`;
const library = createRequire(import.meta.url).resolve('@resvg/resvg-js');

/** Draws an SVG as a PNG in its own thread, so that nothing else waits. @throws Error when it is not an SVG */
export async function svgToPng(svg: string): Promise<Buffer> {
  const worker = new Worker(WORK, { eval: true, execArgv: [], workerData: { library, svg, options: OPTIONS } });
  try {
    // An error in the thread emits "error", which makes this reject.
    const [png]: Uint8Array[] = await once(worker, 'message');
    return Buffer.from(png ?? []);
  } finally {
    await worker.terminate();
  }
}
