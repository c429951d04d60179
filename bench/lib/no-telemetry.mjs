// Like src/embedding/no-telemetry.ts, for programs that Node runs without TypeScript. It must be imported first.
process.env.ORT_DISABLE_TELEMETRY = '1';
