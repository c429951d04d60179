// Preloaded into a program under test: appends the path of every file that it opens for writing to the file TRACE_WRITES.
// What native code opens is not seen here; the test looks at the open files of the process for that.
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');
const { resolve } = require('node:path');

// Opened before anything is watched: noting must not be noted.
const trace = fs.openSync(process.env.TRACE_WRITES, 'a');
const { writeSync } = fs;
const { O_WRONLY, O_RDWR } = fs.constants;
const note = (path) => writeSync(trace, `${typeof path === 'object' ? String(path) : resolve(String(path))}\n`);
const writes = (flags = 'r') => (typeof flags === 'number' ? (flags & (O_WRONLY | O_RDWR)) !== 0 : /[wa+]/.test(flags));

/** Functions whose second argument says how a file is opened, and functions that always write to their nth argument. */
const OPENING = ['open', 'openSync'];
const WRITING = {
  writeFile: 0,
  appendFile: 0,
  createWriteStream: 0,
  truncate: 0,
  copyFile: 1,
  rename: 1,
  cp: 1,
  link: 1,
};

function wrap(holder, name, at, doesWrite) {
  const original = holder[name];
  if (typeof original !== 'function') return;
  holder[name] = (...args) => {
    if (doesWrite(args)) note(args[at]);
    return original.apply(holder, args);
  };
}

for (const holder of [fs, fs.promises]) {
  for (const name of OPENING) wrap(holder, name, 0, ([, flags]) => writes(typeof flags === 'function' ? 'r' : flags));
  for (const [name, at] of Object.entries(WRITING)) {
    wrap(holder, name, at, ([path]) => typeof path !== 'number');
    wrap(holder, `${name}Sync`, at, ([path]) => typeof path !== 'number');
  }
}
syncBuiltinESMExports();
