import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Config } from '../../src/config.js';
import { SeveralEmbedders } from '../../src/embedding/several.js';
import { FILES } from '../../src/index/format.js';
import { ingest } from '../../src/ingest/ingest.js';
import { FakeEmbedder, fakeConfig, removeFolders, temporaryFolder, writeNews } from './support.js';

afterAll(removeFolders);

const TEXTS = Array.from(
  { length: 40 },
  (_, i) => `Paragraph number ${i} says that both sides agree on trade ${i * i}.`,
);

/** An embedder that takes 0 to 3 ms per text, in no particular order. */
const uneven = () => new FakeEmbedder((text) => setTimeout(text.length % 4).then(() => {}));

let config: Config;
beforeEach(() => {
  config = fakeConfig(temporaryFolder());
  writeNews(config.corpusDir, 'news', TEXTS);
});

/** The vector files that an ingest wrote. */
async function written(embedder: FakeEmbedder | SeveralEmbedders, of: Config): Promise<Buffer[]> {
  const { manifest } = await ingest(of, async () => embedder);
  return ([FILES.vectors, FILES.chunks, FILES.graph] as const).map((file) =>
    readFileSync(join(of.indexDir, manifest.folder, file)),
  );
}

describe('several embedders', () => {
  it('share the texts of an ingest, which writes what one alone would, in the same order', async () => {
    const parts: FakeEmbedder[] = [];
    const several = await SeveralEmbedders.open(3, async () => {
      const part = uneven();
      parts.push(part);
      return part;
    });
    const alone = fakeConfig(temporaryFolder());
    writeNews(alone.corpusDir, 'news', TEXTS);
    expect(await written(several, config)).toEqual(await written(new FakeEmbedder(), alone));
    for (const { embedded } of parts) expect(embedded.length).toBeGreaterThan(5);
    expect(parts.flatMap(({ embedded }) => embedded).toSorted()).toEqual(TEXTS.toSorted());
  });

  it('have so many texts on their way, and no more', async () => {
    let [now, most] = [0, 0];
    const counting = async () =>
      new FakeEmbedder(async () => {
        now += 1;
        most = Math.max(most, now);
        await setTimeout(2);
        now -= 1;
      });
    const several = await SeveralEmbedders.open(2, counting);
    await ingest(config, async () => several);
    expect(most).toBe(several.inFlight);
    most = 0;
    const again = fakeConfig(temporaryFolder());
    writeNews(again.corpusDir, 'news', TEXTS);
    await ingest(again, counting);
    expect(most).toBe(1);
  });

  it('that fail stop the ingest, and what came before is known to the next', async () => {
    let asked = 0;
    const failing = await SeveralEmbedders.open(2, async () => {
      return new FakeEmbedder(async () => {
        asked += 1;
        const own = asked;
        await setTimeout(1);
        if (own >= 20) throw new Error('out of memory');
      });
    });
    await expect(ingest(config, async () => failing)).rejects.toThrow('out of memory');
    // Texts still in progress end with nobody waiting for them.
    await setTimeout(20);
    const { embedded } = await ingest(config, async () => new FakeEmbedder());
    expect(embedded).toBe(TEXTS.length - 19);
  });

  it('of which one cannot be opened are all closed', async () => {
    let [opened, closed] = [0, 0];
    const open = async () => {
      opened += 1;
      if (opened === 2) throw new Error('no memory');
      const embedder = new FakeEmbedder();
      embedder.close = async () => {
        closed += 1;
      };
      return embedder;
    };
    await expect(SeveralEmbedders.open(3, open)).rejects.toThrow('no memory');
    expect([opened, closed]).toEqual([3, 2]);
  });

  it('stop at a signal, and leave no folder behind but what they computed', async () => {
    const stop = new AbortController();
    const several = await SeveralEmbedders.open(2, async () => uneven());
    const onProgress = ({ step, done }: { step: string; done: number }) => {
      if (step === 'embed' && done === 15) stop.abort();
    };
    await expect(ingest(config, async () => several, { signal: stop.signal, onProgress })).rejects.toThrow();
    expect(readdirSync(config.indexDir).filter((name) => name.startsWith('.'))).toHaveLength(1);
    expect((await ingest(config, async () => new FakeEmbedder())).embedded).toBe(TEXTS.length - 15);
  });
});
