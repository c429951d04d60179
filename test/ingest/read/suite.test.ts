import { zipSync } from 'fflate';
import { akomaNtoso } from '../../../src/ingest/read/akoma-ntoso.js';
import { docx } from '../../../src/ingest/read/docx.js';
import { formex } from '../../../src/ingest/read/formex.js';
import { html } from '../../../src/ingest/read/html.js';
import { pdf } from '../../../src/ingest/read/pdf.js';
import { docxFile, paragraph } from '../../support/docx.js';
import { makePdf } from '../../support/pdf.js';
import { testReader } from './reader-suite.js';

const NESTED = 5_000;
const xml = (root: string, inside: string) => Buffer.from(`<?xml version="1.0"?>${root.replace('…', inside)}`);
const FORMEX = '<ACT><BIB.INSTANCE/><ENACTING.TERMS>…</ENACTING.TERMS></ACT>';
const AKN = '<akomaNtoso><act><body>…</body></act></akomaNtoso>';
const entities = (root: string) =>
  Buffer.from(
    `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>${root.replace('…', '<P>&b;&f;</P>')}`,
  );
const hostileXml = (root: string) => ({
  'entities, which would expand or fetch': { bytes: entities(root), code: 'xml_entities' },
  'an entity that is not defined': { bytes: xml(root, '<P>&nbsp;</P>'), code: 'malformed_xml' },
  'elements nested thousands deep': {
    bytes: xml(root, '<P>'.repeat(NESTED) + '</P>'.repeat(NESTED)),
    code: 'xml_too_deep',
  },
  'an element that never ends': { bytes: xml(root, '<P>text'), code: 'malformed_xml' },
  'no text': { bytes: xml(root, ''), code: 'empty_document' },
});
const zip = (files: Record<string, Uint8Array>) => zipSync(files);
const word = () => docxFile({ body: paragraph('Both sides agree.') });

testReader({
  reader: html,
  make: (paragraphs) =>
    Buffer.from(`<!doctype html><html><body>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</body></html>`),
  refused: {
    'a page with scripts only': {
      bytes: Buffer.from('<html><script>let a = "text"</script></html>'),
      code: 'empty_document',
    },
    'bytes that are not what the page says': {
      bytes: Buffer.concat([Buffer.from('<html><meta charset="utf-8"><p>'), Buffer.from([0xe9, 0xff, 0x41])]),
      code: 'not_utf8',
    },
    'an encoding that nobody knows': {
      bytes: Buffer.concat([Buffer.from('<html><meta charset="x-mine"><p>'), Buffer.from([0xe9])]),
      code: 'unknown_encoding',
    },
    'an old Vietnamese font encoding': {
      bytes: Buffer.from('<html><p>C¸c bªn vµ c¸c c¬ quan cña ViÖt Nam ®­îc quyÒn</p></html>'),
      code: 'legacy_encoding',
    },
  },
});

testReader({
  reader: pdf,
  make: (paragraphs) => makePdf([paragraphs.map((text, i) => ({ x: 70, y: 100 + i * 40, text }))]),
  refused: {
    'a file that is cut off': {
      bytes: makePdf([[{ x: 70, y: 100, text: 'Both sides agree.' }]]).subarray(0, 120),
      code: 'damaged_pdf',
    },
    'pages without text': { bytes: makePdf([[], [], []]), code: 'scanned_pdf' },
    'letters that mean nothing': {
      bytes: makePdf([[{ x: 70, y: 100, text: '\ue001\ue002 \ue003\ue004 \ue005\ue006\ue007 abc de' }]]),
      code: 'unreadable_letters',
    },
    'an old Word file with the name of a PDF': {
      bytes: Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      code: 'foreign_format',
    },
  },
});

testReader({
  reader: docx,
  make: (paragraphs) => docxFile({ body: paragraphs.map((text) => paragraph(text)).join('') }),
  refused: {
    'a ZIP file that is cut off': { bytes: word().subarray(0, 200), code: 'damaged_file' },
    'an entry of zeros hundreds of times its packed size': {
      bytes: zip({ 'word/document.xml': new Uint8Array(20_000_000) }),
      code: 'zip_bomb',
    },
    'thousands of entries': {
      bytes: zip(
        Object.fromEntries(Array.from({ length: 6_000 }, (_, i) => [`word/document.xml${i}`, new Uint8Array()])),
      ),
      code: 'zip_bomb',
    },
    'a document with entities': {
      bytes: zip({ 'word/document.xml': entities('<w:document><w:body>…</w:body></w:document>') }),
      code: 'xml_entities',
    },
    'a ZIP file without a document': {
      bytes: zip({ 'word/document.xml.rels': new Uint8Array(3) }),
      code: 'damaged_file',
    },
    'an OpenDocument file': {
      bytes: zipSync({ mimetype: [Buffer.from('application/vnd.oasis.opendocument.text'), { level: 0 }] }),
      code: 'foreign_format',
    },
  },
});

testReader({
  reader: formex,
  make: (paragraphs) => xml(FORMEX, paragraphs.map((text) => `<P>${text}</P>`).join('')),
  refused: { ...hostileXml(FORMEX), 'XML of another kind': { bytes: xml('<feed>…</feed>', 'x'), code: 'unknown_xml' } },
});

testReader({
  reader: akomaNtoso,
  make: (paragraphs) => xml(AKN, paragraphs.map((text) => `<p>${text}</p>`).join('')),
  refused: hostileXml(AKN),
});
