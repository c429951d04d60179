import type { Library } from '../index/library.js';
import type { DocumentInfo } from '../model.js';
import { familyOf } from '../retrieval/translations.js';
import { allVisible } from '../text/visible.js';
import { botWordsFor, siteWordsFor } from '../words/languages.js';
import type { SiteWords } from '../words/site.js';
import { type Html, html } from './html.js';
import { pairName } from './pair-page.js';
import { partHtml } from './part-html.js';
import { type PagePart, pagePartsOf } from './parts.js';
import { pageOf } from './shell.js';

/** The page of one document: its facts, its contents, and its whole text with an anchor for each passage. */
export function documentPage(library: Library, document: DocumentInfo): string {
  const words = siteWordsFor(document.language);
  const { label } = botWordsFor(document.language);
  const parts = pagePartsOf(library, document.id, label);
  const body = html`<article>
<h1 lang="${document.language}">${shown(document.title)}</h1>
${factsOf(document, words)}
<p class="cited" role="status" hidden data-cited="${words.cited}" data-changed="${words.changed}"></p>
${contentsOf(parts, words)}
<div class="text" lang="${document.language}" data-document="${document.id}">
${parts.map((part) => partHtml(part, words))}
</div>
</article>`;
  const navigation = translationsOf(library, document, words);
  return pageOf({ title: document.title, words, body, ...(navigation && { navigation }) });
}

/** Links to pages that show the text beside its other languages; undefined if there are none. */
function translationsOf(library: Library, document: DocumentInfo, words: SiteWords): Html | undefined {
  const others = familyOf(library, document);
  if (others.length === 0) return undefined;
  const links = others.map(({ id, language }) => {
    return html`<a href="${pairName(document.id, id)}">${words.sideBySide(words.languageName(language))}</a> `;
  });
  return html`<nav aria-label="${words.facts.language}">${links}</nav>`;
}

function factsOf(document: DocumentInfo, words: SiteWords): Html {
  const { facts } = words;
  const { url } = document;
  const link = url === undefined ? undefined : html`<a href="${url}" rel="noreferrer">${shown(url)}</a>`;
  const title = document.titleBasis === 'described' ? html`<p class="note">${words.described}</p>` : undefined;
  return html`${title}<dl class="facts">
${fact(facts.kind, words.kinds[document.kind])}
${fact(facts.date, dateOf(document, words))}
${fact(facts.publisher, document.publisher)}
${fact(facts.reference, document.reference)}
${fact(facts.language, words.languageName(document.language))}
${fact(facts.address, link)}
${fact(words.fingerprint, html`<code>${document.sha256}</code>`)}
</dl>`;
}

function fact(name: string, value: string | Html | undefined): Html | undefined {
  if (value === undefined) return undefined;
  return html`<div><dt>${name}</dt><dd>${typeof value === 'string' ? shown(value) : value}</dd></div>`;
}

/** A date, with the reason if it was inferred. */
function dateOf(document: DocumentInfo, words: SiteWords): Html {
  const date = html`<time datetime="${document.date}">${words.date(document.date)}</time>`;
  if (document.dateBasis === 'stated') return date;
  const note = document.dateNote === undefined ? '' : `: ${document.dateNote}`;
  return html`${date} <span class="note">(${words.inferred}${shown(note)})</span>`;
}

/** Links to the sections, each with its range of passages; undefined if there are fewer than two sections. */
function contentsOf(parts: readonly PagePart[], words: SiteWords): Html | undefined {
  const sections: { name: string; anchor: string; first: string; last: string }[] = [];
  for (const part of parts) {
    if (part.kind !== 'passage') continue;
    const name = part.passage.section.join(' › ');
    const last = sections.at(-1);
    if (last?.name === name) last.last = part.label;
    else sections.push({ name, anchor: part.anchor, first: part.label, last: part.label });
  }
  const named = sections.filter(({ name }) => name !== '');
  if (named.length < 2) return undefined;
  const items = named.map(({ name, anchor, first, last }) => {
    const range = html`<span class="range">${first === last ? first : `${first} – ${last}`}</span>`;
    return html`<li><a href="#${anchor}">${shown(name)}</a> ${range}</li>\n`;
  });
  const summary = html`<summary>${words.contents}</summary>`;
  return html`<nav class="contents" aria-label="${words.contents}"><details open>${summary}<ol>
${items}
</ol></details></nav>`;
}

/** A text of a document's record, with hidden characters made visible. */
function shown(text: string): string {
  return allVisible(text);
}
