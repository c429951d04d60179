import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, readConfig } from '../../src/config.js';
import { indexFingerprint } from '../../src/index/fingerprint.js';
import { Library } from '../../src/index/library.js';
import { ingest } from '../../src/ingest/ingest.js';
import { Site } from '../../src/site/site.js';
import { FakeEmbedder, fakeConfig } from '../ingest/support.js';
import { corpusLibrary, writeDocument } from '../retrieval/support.js';

const { dataDir } = readConfig({});

/** The reader pages of the project's corpus. */
export async function corpusSite(root: string): Promise<{ site: Site; library: Library }> {
  const library = await corpusLibrary(root);
  return { site: new Site(library, dataDir), library };
}

/** Text that would do harm if a page treated it as anything but text. */
const HOSTILE = [
  '<script>document.title = "taken"</script><img src=x onerror="document.title=1">',
  '"><svg onload=alert(1)> &amp; &lt;b&gt; \' " `',
  '</span></section></main><iframe src="https://example.com"></iframe> javascript:alert(1)',
  'Zero\u200bwidth, \u202eturned\u202c, a combining e\u0301 and an emoji 👩\u200d🌾 keep their place.',
];

/** The reader pages of a corpus with texts and titles that try to inject markup. */
export async function hostileSite(root: string): Promise<{ site: Site; library: Library; config: Config }> {
  const config = fakeConfig(root);
  const title = JSON.stringify(`A title ${HOSTILE[0]} ${HOSTILE[1]}`);
  writeDocument(config.corpusDir, { id: 'hostile', title, kind: 'news', language: 'en', date: '2024-03-01' }, HOSTILE);
  mkdirSync(config.dataDir, { recursive: true });
  symlinkSync(join(dataDir, 'vietnamese'), join(config.dataDir, 'vietnamese'));
  await ingest(config, async () => new FakeEmbedder());
  const library = Library.open(config.indexDir, indexFingerprint(config));
  return { site: new Site(library, dataDir), library, config };
}

/** The reader pages of one made-up text in two languages, each with something that the other lacks. */
export async function pairedSite(root: string): Promise<{ site: Site; library: Library }> {
  const config = fakeConfig(root);
  const facts = { kind: 'official', date: '2024-03-01' };
  const english = ['Preamble of the made-up text.', ...[1, 2, 3, 4, 5].map((n) => `${n}. Fish of kind ${n} swim.`)];
  writeDocument(config.corpusDir, { id: 'made-up', title: 'A made-up text', language: 'en', ...facts }, english);
  const vietnamese = ['## Cá', ...[1, 2, 3, 4].map((n) => `${n}. Loài cá thứ ${n} biết bơi.`)];
  const translation = { id: 'made-up-vi', title: 'Một văn bản', language: 'vi', translationOf: 'made-up', ...facts };
  writeDocument(config.corpusDir, translation, vietnamese);
  mkdirSync(config.dataDir, { recursive: true });
  symlinkSync(join(dataDir, 'vietnamese'), join(config.dataDir, 'vietnamese'));
  await ingest(config, async () => new FakeEmbedder());
  const library = Library.open(config.indexDir, indexFingerprint(config));
  return { site: new Site(library, dataDir), library };
}

/** The exact pieces of a page with their offsets, as a browser reads them. */
export function piecesIn(page: string): { start: number; text: string }[] {
  return Array.from(page.matchAll(/<span data-start="(\d+)">([^<]*)<\/span>/g), ([, start = '', text = '']) => ({
    start: Number(start),
    text: unescaped(text),
  }));
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&#13;', '\r')
    .replaceAll('&amp;', '&');
}
