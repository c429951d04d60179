import { readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MAIN = 'src/main.ts';

/** What runs in threads; `dist/NAME.js` is the file of each, which `builtProgram` in src/config.ts finds. */
const THREADS = {
  'embedding-worker': 'src/embedding/worker.ts',
  'read-worker': 'src/ingest/read/read-worker.ts',
  'watchdog-worker': 'src/bot/load/watchdog-worker.ts',
};

/** Packages that every command needs: small ones, put into its file, as each file costs half a millisecond at start. */
const INLINED = ['commander', 'get-east-asian-width'];

const { dependencies } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));

/** @type {import('esbuild').BuildOptions & { metafile: true }} */
const COMMON = {
  absWorkingDir: ROOT,
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: Object.keys(dependencies).filter((name) => !INLINED.includes(name)),
  metafile: true,
  logLevel: 'warning',
  // Names are kept: they are what a log says of where something failed.
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  // Inlined packages may load parts of Node by `require`.
  banner: { js: "import{createRequire as requireOf}from'node:module';const require=requireOf(import.meta.url);" },
};

/** What a file imports, and what that imports, by path from the root; not what is loaded on demand. */
function reachedFrom(file, inputs, reached = new Set()) {
  for (const { path, kind } of inputs[file]?.imports ?? []) {
    if (kind === 'dynamic-import' || reached.has(path) || inputs[path] === undefined) continue;
    reached.add(path);
    reachedFrom(path, inputs, reached);
  }
  return reached;
}

/**
 * Puts what the program needs at every start into one file. Files are shared out by who needs them, so what all need
 * is one file as soon as everything that is loaded on demand is said to need it.
 */
function inOneFile(files) {
  const all = [...files].map((file) => `import ${JSON.stringify(join(ROOT, file))};`).join('\n');
  return {
    name: 'in-one-file',
    setup(bundler) {
      bundler.onResolve({ filter: /^needed-at-start$/ }, (found) => ({ path: found.path, namespace: 'start' }));
      bundler.onLoad({ filter: /.*/, namespace: 'start' }, () => ({ contents: all, resolveDir: ROOT }));
      bundler.onLoad({ filter: /\.ts$/, namespace: 'file' }, async ({ path }) => {
        const file = relative(ROOT, path);
        const source = await readFile(path, 'utf8');
        const needs = file === MAIN || files.has(file) ? '' : "import 'needed-at-start';\n";
        return { contents: needs + source, loader: 'ts' };
      });
    },
  };
}

/**
 * Loads Node's child processes where something uses them: commander names them for commands that are programs of their
 * own, and they take longer to load than all of commander.
 */
const WHEN_USED = {
  name: 'when-used',
  setup(bundler) {
    bundler.onResolve({ filter: /^node:child_process$/ }, ({ path, importer }) =>
      importer.includes('/node_modules/commander/') ? { path, namespace: 'when-used' } : undefined,
    );
    bundler.onLoad({ filter: /.*/, namespace: 'when-used' }, ({ path }) => ({
      contents: `module.exports = { get spawn() { return require(${JSON.stringify(path)}).spawn; } };`,
    }));
  },
};

/** `NAME=FILE` …: more programs, for measuring. */
const more = Object.fromEntries(process.argv.slice(2).map((given) => given.split('=')));

const program = { ...COMMON, entryPoints: [MAIN] };
const { metafile } = await build({ ...program, write: false });
const atStart = [...reachedFrom(MAIN, metafile.inputs)].filter((file) => file.startsWith('src/'));
await rm(join(ROOT, 'dist'), { recursive: true, force: true });
await Promise.all([
  build({ ...program, plugins: [inOneFile(new Set(atStart)), WHEN_USED] }),
  build({ ...COMMON, entryPoints: { ...THREADS, ...more }, chunkNames: 'thread-[hash]' }),
]);
