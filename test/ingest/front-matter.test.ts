import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { lookAtCorpus } from '../../src/ingest/corpus.js';
import { removeFolders, temporaryFolder } from './support.js';

afterAll(removeFolders);

const TEXT = 'The two harbours share their weather reports.\n';
const look = (content: string) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'accord.md'), content);
  return lookAtCorpus(folder, { today: '2026-02-01', identifyLanguage: () => 'en' });
};

const TOML = `+++
title = "Accord on fog: the second" # by hand
date = 2024-05-01
tags = ["fog", "wind"]
summary = """
Two lines
of words"""
[params]
  draft = false
[[cover]]
image = 'a.png'
[[cover]]
image = 'b.png'
+++
`;
const JSON_BLOCK = `{
  "title": "Accord on fog: the second",
  "date": "2024-05-01",
  "params": { "draft": false, "text": "a } b" }
}
`;

describe('front matter of other programs', () => {
  it.each([
    ['TOML', TOML],
    ['JSON', JSON_BLOCK],
  ])(
    'in %s is used where it fits; the rest is named in one notice, and the text begins below it',
    async (_name, block) => {
      const { documents, problems, notices } = await look(`${block}\n${TEXT}`);
      expect(problems).toEqual([]);
      expect(documents[0]).toMatchObject({ title: 'Accord on fog: the second', date: '2024-05-01' });
      expect(documents[0]?.text.trim()).toBe(TEXT.trim());
      expect(documents[0]?.origins).toEqual({ title: 'front matter', date: 'front matter' });
      const said = [...notices, ...(documents[0]?.notices ?? [])].filter(({ code }) => code === 'ignored_fields');
      expect(said.map(({ message }) => message.includes('params'))).toEqual([true]);
    },
  );

  it('that cannot be read is left out with a notice, and is no text', async () => {
    const { problems, notices, documents } = await look(`+++\ntitle = "A" "B" ]\n+++\n${TEXT}`);
    const codes = [...notices, ...documents.flatMap((document) => document.notices)].map(({ code }) => code);
    expect(codes).toContain('front_matter_ignored');
    expect(problems.map(({ code }) => code)).toEqual(['missing_field']);
  });

  it('is told from a text that begins with a brace or plus signs', async () => {
    for (const text of ['{a} stands for the harbour.\n\nMore of it.\n', '+++\n\nA rule of plus signs.\n']) {
      const { documents, problems } = await look(`---\ndate: 2024-05-01\ntitle: T\n---\n${text}`);
      expect([problems, documents[0]?.text.trim()]).toEqual([[], text.trim()]);
    }
  });
});
