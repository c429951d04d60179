/** A piece of HTML that is safe to put into a page; only {@link html} and {@link raw} make one. */
export interface Html {
  readonly html: string;
}

type Part = Html | readonly Part[] | string | number | undefined;

/** A template whose values are text and are escaped, unless they are HTML already. Lists are joined. */
export function html(strings: TemplateStringsArray, ...values: Part[]): Html {
  return { html: strings.map((text, i) => text + (i < values.length ? written(values[i]) : '')).join('') };
}

/** Marks up what is already HTML. */
export function raw(text: string): Html {
  return { html: text };
}

function written(value: Part): string {
  if (value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
  return 'html' in value ? value.html : value.map(written).join('');
}

/**
 * Text with the characters escaped that mean something in HTML, in content and in quoted attributes.
 * A carriage return and a null are written so that the text in the page has the same length as the document's.
 */
function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\0', '\ufffd');
}
