// As src/embedding/no-telemetry.ts, for programs that Node runs without TypeScript. It has to be imported first.
process.env.ORT_DISABLE_TELEMETRY = '1';
