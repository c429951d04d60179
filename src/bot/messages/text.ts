/** What is read of a message, whether discord.js made an object of it or not. */
interface Written {
  readonly content?: string | null;
  readonly embeds?: readonly EmbedText[] | null;
  /** A message that this one forwards. */
  readonly messageSnapshots?: { values(): Iterable<Written> } | null;
}

interface EmbedText {
  readonly title?: string | null;
  readonly description?: string | null;
  readonly fields?: readonly { readonly name: string; readonly value: string }[] | null;
}

/** The text of a message: its content, else that of what it forwards, else that of its embeds; empty for pictures and files. */
export function textOf({ content, embeds, messageSnapshots }: Written): string {
  const own = content?.trim() ?? '';
  if (own !== '') return own;
  const forwarded = Array.from(messageSnapshots?.values() ?? [], (snapshot) => textOf(snapshot))
    .join('\n')
    .trim();
  return forwarded === '' ? (embeds ?? []).map(embedText).join('\n').trim() : forwarded;
}

function embedText({ title, description, fields }: EmbedText): string {
  const lines = [title, description, ...(fields ?? []).flatMap(({ name, value }) => [name, value])];
  return lines.filter((line) => line).join('\n');
}
