#!/usr/bin/env node
import './embedding/no-telemetry.js';
import { leave } from './cli/leave.js';
import { exitCodeOf, Output } from './cli/output.js';
import { run } from './cli/program.js';

// The program that reads the output may stop reading (`… | head`); that is not a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

// Node itself would print the whole error, bypassing the filter that keeps secrets out of the output.
process.on('uncaughtException', (error) => {
  new Output({}).error(error);
  process.exit(exitCodeOf(error));
});

await leave(await run(process.argv.slice(2)));
