/**
 * Otherwise, ONNX Runtime would look up its maker's event host, keep a device id under ~/.cache, and leave a log in the
 * temporary folder for each process. It reads this variable when it is loaded, from the process's own environment: a
 * worker thread has only a copy, so the code that starts the thread imports this too. Child processes inherit it.
 */
process.env.ORT_DISABLE_TELEMETRY = '1';
