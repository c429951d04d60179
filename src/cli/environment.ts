/** The environment, with what .env adds to it once the settings are read. */
export function environment(): Readonly<Record<string, string | undefined>> {
  return process.env;
}
