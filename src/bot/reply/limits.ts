/** Discord's limits, in UTF-16 units where they are of text. */
export const LIMITS = {
  content: 2000,
  /** With the flag for components: all of them, nested ones too, and the text of all of them. */
  components: 40,
  displays: 4000,
  /**
   * Bytes of UTF-8 of all texts, each with {@link LIMITS.displayBytes} more: beyond it Discord answers with an error of
   * its own (https://github.com/discord/discord-api-docs/issues/8554, undocumented).
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
  /** Of all files of a message, in bytes; what every server and every user may be sent. */
  fileBytes: 10 * 1024 * 1024,
} as const;

/**
 * What a text takes of the room of {@link LIMITS.displays}: its UTF-16 units, or more where its bytes weigh more, so
 * that texts within the room are within the limit of bytes too.
 */
export function costOf(text: string): number {
  const bytes = Buffer.byteLength(text) + LIMITS.displayBytes;
  return Math.max(text.length, Math.ceil((bytes * LIMITS.displays) / LIMITS.bytes));
}

/** Whether Discord takes it as the address of a link. */
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
