import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { addDocument } from '../../src/ingest/add.js';
import { docxFile, paragraph } from '../support/docx.js';
import { removeFolders, temporaryFolder } from './support.js';

afterAll(removeFolders);

const word = docxFile({ body: paragraph('Both sides agree on fog.') });

describe('a file that is added', () => {
  it.each([
    ['treaty.zip', word, /document\.docx/],
    ['treaty', Buffer.from('Both sides agree on fog.'), /document\.txt/],
    ['README.md', Buffer.from('Both sides agree on fog.'), /Rename it/],
    ['~$treaty.docx', word, /Rename it/],
    ['.treaty.txt', Buffer.from('Both sides agree on fog.'), /Rename it/],
  ])('is refused where an ingest would leave it out by its name: %s', async (file, bytes, cure) => {
    const [folder, corpusDir] = [temporaryFolder(), temporaryFolder()];
    writeFileSync(join(folder, file), bytes);
    const adding = addDocument(join(folder, file), {
      corpusDir,
      facts: { date: '2025-01-02', title: 'Fog' },
      ids: new Set(),
      today: '2026-12-31',
      identifyLanguage: () => 'en',
    });
    await expect(adding).rejects.toMatchObject({
      problems: [{ code: 'bad_file_name', file, cure: expect.stringMatching(cure) }],
    });
    expect(readdirSync(corpusDir)).toEqual([]);
  });
});
