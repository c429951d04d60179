import { readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { CorpusError, type CorpusProblem } from '../errors.js';

// Apart from the reading of documents, so that asking whether the corpus changed loads no YAML parser.

/** The names of the files that make up a corpus, documents and side files, sorted. */
export async function corpusFiles(folder: string): Promise<string[]> {
  const { texts, sides } = await listCorpus(folder);
  return [...texts, ...sides].sort();
}

/**
 * The documents and side files of a folder, sorted, and side files that describe nothing.
 * @throws CorpusError when the folder cannot be read or holds no documents
 */
export async function listCorpus(
  folder: string,
): Promise<{ texts: string[]; sides: string[]; problems: CorpusProblem[] }> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  const missing = (code: string, message: string): CorpusError =>
    new CorpusError([
      {
        code,
        file: folder,
        message,
        cure: 'Put .md or .txt documents there, or name another folder with --corpus or CORPUS_DIR.',
      },
    ]);
  if (!entries) throw missing('no_corpus', 'cannot be read as a folder.');
  const names = entries
    .filter((e) => (e.isFile() || e.isSymbolicLink()) && !e.name.startsWith('.'))
    .map((e) => e.name)
    .sort();
  const texts = names.filter((name) => /\.(md|txt)$/i.test(name) && !/^readme\.(md|txt)$/i.test(name));
  if (texts.length === 0) throw missing('empty_corpus', 'holds no documents.');
  const sides = names.filter((name) => /\.ya?ml$/i.test(name));
  return { texts, sides, problems: [...straySides(texts, sides), ...unreadFormats(names)] };
}

function straySides(texts: string[], sides: string[]): CorpusProblem[] {
  return sides.flatMap((file, i) => {
    const report = (message: string, cure: string) => [{ code: 'stray_side_file', file, message, cure }];
    const described = texts.some((name) => stem(name) === stem(file));
    if (!described) return report('describes no document.', `Add ${stem(file)}.txt, or remove it.`);
    const first = sides.findIndex((name) => stem(name) === stem(file));
    return first === i ? [] : report(`describes the same document as ${sides[first]}.`, 'Keep one of the two.');
  });
}

/** Documents of formats that are not read: whoever put one there expects answers from it. */
function unreadFormats(names: string[]): CorpusProblem[] {
  const cure = 'Save its text as .md or .txt, or move it elsewhere.';
  return names
    .filter((name) => /\.(pdf|docx?|odt|rtf|html?|epub)$/i.test(name))
    .map((file) => ({ code: 'unread_format', file, message: 'is not a .md or .txt file.', cure }));
}

/** A file name without its folder and extension. */
export function stem(file: string): string {
  return basename(file).replace(/\.[^.]+$/, '');
}
