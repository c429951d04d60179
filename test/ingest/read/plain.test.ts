import { describe, expect, it } from 'vitest';
import { markdownReader } from '../../../src/ingest/read/md.js';
import { READERS } from '../../../src/ingest/read/readers.js';
import { textReader } from '../../../src/ingest/read/txt.js';
import { testReader } from './reader-suite.js';

const bytesOf = (text: string) => new TextEncoder().encode(text);

for (const reader of [markdownReader, textReader]) {
  testReader({
    reader,
    make: (paragraphs) => bytesOf(`---\nid: a\n---\n${paragraphs.join('\n\n')}\n`),
    refused: {
      'UTF-16': { bytes: Buffer.from('\uFEFFHà Nội', 'utf16le'), code: 'not_utf8' },
      'another encoding': { bytes: Uint8Array.from([0x41, 0xe0, 0x20]), code: 'not_utf8' },
      'a binary file': { bytes: Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 9]), code: 'binary_file' },
      'front matter that never ends': { bytes: bytesOf('---\nid: a\n\nText.'), code: 'bad_yaml' },
      'no text below front matter': { bytes: bytesOf('---\nid: a\n---\n\n'), code: 'empty_document' },
      'a line without end': { bytes: bytesOf('word '.repeat(30_000)), code: 'line_too_long' },
    },
  });
}

describe('plain text', () => {
  it('tells its front matter, dateline and first heading with their lines', async () => {
    const text = '---\nid: a\n---\n date 2025-10-10 BRUSSELS — Text.\n\n## *Of* fish ##x\n';
    expect(await markdownReader.read(bytesOf(text), 'a.md')).toMatchObject({
      text: ' date 2025-10-10 BRUSSELS — Text.\n\n## *Of* fish ##x\n',
      frontMatter: { yaml: 'id: a', line: 2 },
      stated: [
        { name: 'date', value: '2025-10-10', where: 'dateline' },
        { name: 'title', value: 'Of fish ##x', where: 'first heading', line: 6 },
      ],
    });
  });

  it.each(['%PDF-1.7\n', '<?xml version="1.0"?>', '\n<!DOCTYPE html>', '<html>', '{\\rtf1', 'a\0b'])(
    'is not what begins with %j',
    (head) => {
      expect(textReader.recognises(bytesOf(head))).toBe(false);
    },
  );
});

it('no two formats share a name', () => {
  expect(new Set(READERS.map(({ format }) => format)).size).toBe(READERS.length);
});
