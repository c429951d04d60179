/** The environment, including what .env adds once the settings are read. */
export function environment(): Readonly<Record<string, string | undefined>> {
  return process.env;
}
