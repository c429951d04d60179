/** Discord's limits; text limits are in UTF-16 units. */
export const LIMITS = {
  content: 2000,
  /** With the flag for components: the number of components, nested ones included, and (`displays`) all their text. */
  components: 40,
  displays: 4000,
  /**
   * UTF-8 bytes of all texts, plus {@link LIMITS.displayBytes} for each: beyond that, Discord returns a server error
   * (https://github.com/discord/discord-api-docs/issues/8554, undocumented).
   */
  bytes: 10_170,
  displayBytes: 12,
  /** Texts in a section beside a button. */
  sectionTexts: 3,
  title: 256,
  url: 2048,
  rows: 5,
  buttonsInRow: 5,
  buttonLabel: 80,
  customId: 100,
  options: 25,
  optionText: 100,
  placeholder: 150,
  files: 10,
  fileDescription: 1024,
  /** Total bytes of a message's files; the size that every server and user can receive. */
  fileBytes: 10 * 1024 * 1024,
} as const;

/**
 * How much of {@link LIMITS.displays} a text uses: its UTF-16 units, or more if its bytes count for more, so that texts
 * within that limit are also within the byte limit.
 */
export function costOf(text: string): number {
  const bytes = Buffer.byteLength(text) + LIMITS.displayBytes;
  return Math.max(text.length, Math.ceil((bytes * LIMITS.displays) / LIMITS.bytes));
}

/** Whether Discord accepts it as the address of a link. */
export function isWebAddress(url: string): boolean {
  return url.length <= LIMITS.url && /^https?:\/\/[^\s/]+\S*$/i.test(url) && URL.canParse(url);
}

/** What is wrong with the length of a text. @param mayBeBlank whether it may be empty or white space */
export function checkText(what: string, text: string, limit: number, mayBeBlank: boolean): string[] {
  if (!mayBeBlank && isBlank(text)) return [`${what} is blank`];
  return text.length > limit ? [`${what} has ${text.length} characters, more than ${limit}`] : [];
}

/** What is wrong with a count. */
export function atMost(what: string, count: number, limit: number): string[] {
  return count > limit ? [`${what}: ${count}, more than ${limit}`] : [];
}

/** Whether a text shows nothing. */
export function isBlank(text: string): boolean {
  return text.trim() === '';
}
