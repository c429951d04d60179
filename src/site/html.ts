/** A piece of HTML that is safe to put into a page; only {@link html} and {@link raw} make one. */
export interface Html {
  readonly html: string;
}

type Part = Html | readonly Part[] | string | number | undefined;

/** A template whose values are escaped as text, unless they are already HTML. Lists are joined. */
export function html(strings: TemplateStringsArray, ...values: Part[]): Html {
  return { html: strings.map((text, i) => text + (i < values.length ? written(values[i]) : '')).join('') };
}

/** Marks a text as being HTML already. */
export function raw(text: string): Html {
  return { html: text };
}

function written(value: Part): string {
  if (value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
  return 'html' in value ? value.html : value.map(written).join('');
}

/**
 * Escapes the characters that have a meaning in HTML, in content and in quoted attributes. Carriage returns and nulls
 * are written so that the text in the page has the same length as in the document.
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
