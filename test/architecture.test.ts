import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { settingsPage } from '../scripts/docs/settings.js';
import { PACKAGE_ROOT, SETTING_NAMES } from '../src/config.js';
import { SETTINGS } from '../src/settings.js';

interface SourceFile {
  /** Relative to the package root, with slashes. */
  path: string;
  text: string;
}

const read = (path: string): SourceFile => ({
  path: relative(PACKAGE_ROOT, path).replaceAll('\\', '/'),
  text: readFileSync(path, 'utf8'),
});
const filesUnder = (folder: string): SourceFile[] =>
  readdirSync(join(PACKAGE_ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => read(join(entry.parentPath, entry.name)));

const source = filesUnder('src');
const bench = filesUnder('bench').filter(({ path }) => !path.startsWith('bench/peers/'));
const tests = filesUnder('test');
const all = [...source, ...bench, ...tests];
/** Excludes this file, which contains the forbidden patterns. */
const others = all.filter(({ path }) => path !== 'test/architecture.test.ts');

/** What a file imports, statically or on demand: paths from the root for its own files, names for packages. */
function importsOf({ path, text }: SourceFile): string[] {
  // A string may end in "from", so only a match at the start of a line, or a call, is an import.
  const found = text.matchAll(/^(?:import|export|\})(?: [^'\n]*\bfrom)? '([^']+)';|\bimport\(\s*'([^']+)'/gm);
  return Array.from(found, ([, stated, called = '']) => {
    const name = stated ?? called;
    if (!name.startsWith('.')) return name;
    const target = resolve(PACKAGE_ROOT, dirname(path), name);
    return relative(PACKAGE_ROOT, target).replaceAll('\\', '/').replace(/\.js$/, '.ts');
  });
}

const pathsOf = (files: SourceFile[]) => files.map(({ path }) => path);
const importersOf = (files: SourceFile[], wanted: (name: string) => boolean) =>
  pathsOf(files.filter((file) => importsOf(file).some(wanted)));

/** The part of the source a file belongs to: a folder of src/, or the file itself. */
const partOf = (path: string) => /^src\/([^/]+)/.exec(path)?.[1] ?? path;

describe('imports', () => {
  const NOUNS = ['model.ts', 'config.ts', 'errors.ts', 'settings.ts', 'secrets.ts'];
  const TEXT = ['text', 'embedding', 'index', ...NOUNS];
  const ALLOWED: Record<string, string[]> = {
    words: ['words', ...NOUNS],
    text: ['text', ...NOUNS],
    embedding: ['embedding', 'text', ...NOUNS],
    index: TEXT,
    retrieval: ['retrieval', ...TEXT],
    ingest: ['ingest', 'retrieval', ...TEXT],
    quotes: ['quotes', 'retrieval', ...TEXT],
    cite: ['cite', 'quotes', 'retrieval', 'words', ...TEXT],
    chart: ['chart', 'words', 'text', ...NOUNS],
    site: ['site', 'retrieval', 'words', ...TEXT],
    bot: ['bot', 'site', 'chart', 'cite', 'quotes', 'retrieval', 'words', ...TEXT],
    cli: ['cli', 'bot', 'site', 'chart', 'cite', 'quotes', 'ingest', 'retrieval', 'words', ...TEXT],
    'main.ts': ['cli', 'embedding', ...NOUNS],
    'config.ts': ['errors.ts', 'settings.ts'],
    'settings.ts': ['setting-kinds.ts'],
    'setting-kinds.ts': [],
    'secrets.ts': ['settings.ts'],
    'model.ts': [],
    'errors.ts': [],
  };

  it('are understood by this test', () => {
    const imports = source.flatMap(importsOf);
    expect(imports.filter((name) => name.startsWith('src/')).length).toBeGreaterThan(100);
    const paths = new Set(pathsOf(source));
    expect(imports.filter((name) => name.startsWith('src/') && !paths.has(name))).toEqual([]);
  });

  it('go one way, from the rooms that people meet to those that hold the data', () => {
    const wrong = source.flatMap((file) =>
      importsOf(file)
        .filter((name) => name.startsWith('src/') && !ALLOWED[partOf(file.path)]?.includes(partOf(name)))
        .map((name) => `${file.path} imports ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('form no circle', () => {
    const imports = new Map(
      source.map((file) => [file.path, importsOf(file).filter((name) => name.startsWith('src/'))]),
    );
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (path: string, way: readonly string[]): void => {
      if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' → '));
      if (done.has(path) || way.includes(path)) return;
      for (const name of imports.get(path) ?? []) visit(name, [...way, path]);
      done.add(path);
    };
    for (const path of imports.keys()) visit(path, []);
    const known = /quotes\/source/;
    expect(circles.filter((circle) => !known.test(circle))).toEqual([]);
  });

  it('stay within src/', () => {
    const outside = importersOf(source, (name) => /^(?:test|bench|scripts|\.\.)/.test(name));
    expect(outside).toEqual([]);
  });

  it('never name src/main.ts', () => {
    expect(importersOf(all, (name) => name === 'src/main.ts')).toEqual([]);
  });

  it('of discord.js are in the bot and the command line only', () => {
    const importers = importersOf(source, (name) => name === 'discord.js' || name.startsWith('@discordjs/'));
    expect(importers.filter((path) => !/^src\/(?:bot|cli)\//.test(path))).toEqual([]);
  });

  it('of interactions and messages are where these are answered', () => {
    const named = /import[^;]*\b(?:\w*Interaction|(?:Partial)?Message)\b[^;]*from 'discord\.js'/;
    const importers = pathsOf(source.filter(({ text }) => named.test(text)));
    expect(importers.length).toBeGreaterThan(1);
    expect(importers.filter((path) => !/^src\/bot\/(?:gate|messages)\//.test(path))).toEqual([]);
  });

  it('of hnswlib-node are in one file', () => {
    expect(importersOf(source, (name) => name === 'hnswlib-node')).toEqual(['src/index/vectors/hnsw.ts']);
  });

  it('of the client of PostgreSQL are in one folder, which is loaded on demand', () => {
    const isClient = (name: string) => name === 'pg' || name.startsWith('pg-');
    const importers = importersOf(source, isClient);
    expect(importers.length).toBeGreaterThan(0);
    expect(importers.filter((path) => !path.startsWith('src/index/store/postgres/'))).toEqual([]);
    const named = /^import (?!type\b)[^;]*from '[^']*\/postgres\//m;
    const outside = source.filter(({ path }) => !path.startsWith('src/index/store/postgres/'));
    expect(pathsOf(outside.filter(({ text }) => named.test(text)))).toEqual([]);
  });

  it('of ONNX Runtime come after what silences its telemetry', () => {
    const programs = readdirSync(join(PACKAGE_ROOT, 'bench'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.mjs') && !name.includes('node_modules'))
      .map((name) => read(join(PACKAGE_ROOT, 'bench', name)));
    const loaders = [...all, ...programs].filter((file) => {
      const code = file.text.replace(/^import type .*$/gm, '').replace(/typeof import\(/g, '');
      return importsOf({ ...file, text: code }).some((name) =>
        /^(?:onnxruntime-node|@xenova\/transformers)$/.test(name),
      );
    });
    expect(loaders.length).toBeGreaterThanOrEqual(5);
    const silenced = loaders.filter(({ text }) => /^(?:\/\/.*\n)*import '[./\w-]*\/no-telemetry\.m?js';\n/.test(text));
    expect(pathsOf(loaders)).toEqual(pathsOf(silenced));
  });

  it('of the thread that loads it do so too, since a thread has only a copy of the environment', () => {
    const starters = source.filter(({ text }) => /\bnew Worker\(/.test(text));
    const [first] = starters.filter(({ path }) => path === 'src/embedding/thread.ts').map(importsOf);
    expect(first?.[0]).toBe('src/embedding/no-telemetry.ts');
  });

  it('name dependencies that package.json has', () => {
    const { dependencies } = JSON.parse(read(join(PACKAGE_ROOT, 'package.json')).text) as {
      dependencies: Record<string, string>;
    };
    const packages = source.flatMap(importsOf).filter((name) => !name.startsWith('src/') && !name.startsWith('node:'));
    expect([...new Set(packages)].filter((name) => !(name in dependencies))).toEqual([]);
  });
});

describe('settings', () => {
  const example = read(join(PACKAGE_ROOT, '.env.example')).text;
  const sorted = (names: Iterable<string>) => [...new Set(names)].sort();

  it('are read from the environment in two places', () => {
    // The setting that silences a library is written, not read.
    const readers = pathsOf(source.filter(({ text }) => /process\.env\b/.test(text)));
    const allowed = ['src/config.ts', 'src/cli/environment.ts', 'src/embedding/no-telemetry.ts'];
    expect(readers.filter((path) => !allowed.includes(path))).toEqual([]);
  });

  it('are all in .env.example, and nothing else is', () => {
    const named = Array.from(example.matchAll(/^#?\s?([A-Z][A-Z_]+)=/gm), ([, name = '']) => name);
    expect(sorted(named)).toEqual(sorted(SETTING_NAMES));
  });

  it('have the defaults that .env.example shows', () => {
    const shown = Array.from(example.matchAll(/^([A-Z][A-Z_]+)=(.*)$/gm), ([, name = '', value = '']) => [
      name,
      value.replace(/^"(.*)"$/, '$1'),
    ]);
    expect(Object.fromEntries(shown)).toEqual(
      Object.fromEntries(Object.entries(SETTINGS).map(([name, { text }]) => [name, text])),
    );
  });

  it('are all in docs/settings.md, as npm run docs writes it', () => {
    expect(read(join(PACKAGE_ROOT, 'docs/settings.md')).text).toBe(settingsPage());
  });

  it('are all in the table of docs/settings.md, and nothing else is', () => {
    const named = Array.from(page('docs/settings.md').matchAll(/^\|\s*`([A-Z][A-Z_]+)`/gm), ([, name = '']) => name);
    expect(sorted(named)).toEqual(sorted(SETTING_NAMES));
  });
});

function page(path: string): string {
  return read(join(PACKAGE_ROOT, path)).text;
}

describe('the pages', () => {
  it('name every command', () => {
    const program = page('src/cli/program.ts');
    const commands = Array.from(program.matchAll(/^ {2}([a-z]+)\(command/gm), ([, name = '']) => name);
    expect(commands.length).toBeGreaterThanOrEqual(10);
    const text = page('docs/cli.md');
    expect(commands.filter((name) => !new RegExp(`[\`\\s]${name}[\`\\s]`).test(text))).toEqual([]);
  });

  it('name every script of package.json', () => {
    const { scripts } = JSON.parse(page('package.json')) as { scripts: Record<string, string> };
    const text = page('README.md') + page('CONTRIBUTING.md');
    // npm runs these automatically.
    const own = Object.keys(scripts).filter((name) => !/^(?:pre|post)/.test(name));
    const shown = (name: string) => text.includes(`npm run ${name}`) || text.includes(`npm ${name}`);
    expect(own.filter((name) => !shown(name))).toEqual([]);
  });

  it('link to files that exist', () => {
    const paths = [
      'README.md',
      'CONTRIBUTING.md',
      ...readdirSync(join(PACKAGE_ROOT, 'docs')).map((name) => `docs/${name}`),
    ];
    const broken = paths
      .filter((path) => path.endsWith('.md'))
      .flatMap((path) =>
        Array.from(
          page(path).matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)|src="([^"]+)"/g),
          ([, link, source]) => link ?? source ?? '',
        )
          .filter((link) => !/^https?:/.test(link) && !existsSync(join(PACKAGE_ROOT, dirname(path), link)))
          .map((link) => `${path}: ${link}`),
      );
    expect(broken).toEqual([]);
  });

  it('keep the README short', () => {
    const lines = page('README.md').trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(110);
    expect(lines.filter((line) => line.length > 120)).toEqual([]);
  });
});

describe('the house', () => {
  it('has no file over 400 lines', () => {
    expect(pathsOf(all.filter(({ text }) => text.split('\n').length > 401))).toEqual([]);
  });

  it('has no line over 120 columns', () => {
    const wide = source.flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, i) => (line.length > 120 ? [`${path}:${i + 1}`] : [])),
    );
    expect(wide).toEqual([]);
  });

  it('has one meaning for each exported type', () => {
    const places = new Map<string, string[]>();
    for (const { path, text } of source) {
      for (const [, name = ''] of text.matchAll(/^export (?:abstract )?(?:class|interface|type) (\w+)/gm))
        places.set(name, [...(places.get(name) ?? []), path]);
    }
    expect(places.size).toBeGreaterThan(300);
    expect([...places].filter(([, paths]) => paths.length > 1)).toEqual([]);
  });

  it('sorts nothing by the locale of the machine', () => {
    expect(pathsOf(source.filter(({ text }) => /\.localeCompare\(|\bIntl\.Collator\b/.test(text)))).toEqual([]);
  });

  it.each([
    ['any', /(?::|<|\bas|,|\|)\s*any\b(?!\w|\s+\w)/],
    ['an assertion that something is not null', /[\w)\]]!(?:[.;,)[\]]|\s*$)/m],
    ['a note of work left to do', /\b(?:TODO|FIXME|XXX)\b/],
    ['a test that runs alone', /\b(?:it|test|describe)\.only\b/],
    ['a test that is left out', /\b(?:it|test|describe)\.(?:skip|todo)\s*\(/],
    ['a module mock', /\bvi\.(?:mock|doMock)\b/],
    ['a debugger statement', /^\s*debugger\b/m],
  ])('has no %s', (_, pattern) => {
    const code = others.map(({ path, text }) => ({ path, text: withoutText(text) }));
    expect(pathsOf(code.filter(({ text }) => pattern.test(text)))).toEqual([]);
  });
});

describe('regular expressions', () => {
  /** Files that may build one from something other than constants, and why. */
  const ALLOWED = new Set([
    // The model's special tokens, escaped, once at loading.
    'src/embedding/local.ts',
    // The words for units and parts, which are lists in the same file.
    'src/text/numbering.ts',
  ]);

  it('are made of constants only, never of what users or documents write', () => {
    const made = source.map((file) => ({ path: file.path, parts: partsOfExpressions(file) }));
    expect(made.filter(({ parts }) => parts.length > 0).length).toBeGreaterThan(3);
    const wrong = made.filter(
      ({ path, parts }) => !ALLOWED.has(path) && !parts.every((name) => /^[A-Z][A-Z_\d]*$/.test(name)),
    );
    expect(wrong).toEqual([]);
  });
});

/** Functions that join constants. */
const PLUMBING = new Set(['String', 'raw', 'Object', 'keys', 'join']);

/** The names of everything passed to `RegExp(…)` in a file. */
function partsOfExpressions({ path, text }: SourceFile): string[] {
  const names: string[] = [];
  const collect = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !PLUMBING.has(node.text)) names.push(node.text);
    ts.forEachChild(node, collect);
  };
  const visit = (node: ts.Node): void => {
    const isCall = ts.isNewExpression(node) || ts.isCallExpression(node);
    if (isCall && ts.isIdentifier(node.expression) && node.expression.text === 'RegExp')
      for (const argument of node.arguments ?? []) collect(argument);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest));
  return names;
}

/** A source without its strings, regular expressions in one line, and comments that are not notes. */
function withoutText(text: string): string {
  return text
    .replace(/^\s*(?:\/?\*|\/\/)(?!.*\b(?:TODO|FIXME|XXX)\b).*$/gm, '')
    .replace(/'(?:[^'\\\n]|\\.)*'/g, "''")
    .replace(/`(?:[^`\\$]|\\.)*`/g, '``');
}
