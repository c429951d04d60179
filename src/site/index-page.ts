import type { Library } from '../index/library.js';
import type { DocumentInfo } from '../model.js';
import { anchorOf, pageName } from '../retrieval/reader-address.js';
import { byCode } from '../text/by-code.js';
import { allVisible } from '../text/visible.js';
import { botWordsFor } from '../words/languages.js';
import type { SiteWords } from '../words/site.js';
import { type Html, html } from './html.js';
import { indexName, pageOf } from './shell.js';

/** The search data has as many characters of each passage as keep it near this size, within the bounds below. */
const SEARCH_CHARACTERS = 1_500_000;
const FEWEST_CHARACTERS = 70;
const MOST_CHARACTERS = 600;

/** The page of all documents, newest first, with the search. */
export function indexPage(library: Library, words: SiteWords, others: readonly SiteWords[]): string {
  const documents = [...library.documents].sort((a, b) => byCode(b.date, a.date) || byCode(a.id, b.id));
  const body = html`<h1>${words.documents}</h1>
<p>${words.about(documents.length)}</p>
<form class="search" role="search" hidden data-unavailable="${words.searchUnavailable}">
<label for="find">${words.search}</label>
<input id="find" type="search" autocomplete="off" placeholder="${words.searchHint}">
<p class="found" role="status" data-nothing="${words.nothingFound}" data-count="${words.found}"></p>
<ol class="results"></ol>
</form>
<ul class="documents">
${documents.map((document) => entryOf(library, document, words))}
</ul>`;
  const names = others.map(({ languageName, language }) => languageName(language));
  const links = others.map(
    (other, at) =>
      html`<a href="${indexName(other)}" lang="${other.language}" hreflang="${other.language}">${names[at] ?? ''}</a>`,
  );
  const navigation = html`<nav aria-label="${names.join(', ')}">${links}</nav>`;
  return pageOf({ title: `${words.documents} · Partnership Bot`, words, body, navigation });
}

function entryOf(library: Library, document: DocumentInfo, words: SiteWords): Html {
  const facts = [
    words.kinds[document.kind],
    document.publisher,
    document.reference,
    words.languageName(document.language),
    words.passages(library.passagesOf(document.id).length),
  ].filter((fact) => fact !== undefined);
  const inferred = document.dateBasis === 'inferred' ? ` (${words.inferred})` : '';
  return html`<li><time datetime="${document.date}">${words.date(document.date)}${inferred}</time>
<a href="${pageName(document.id)}" lang="${document.language}">${allVisible(document.title)}</a>
<span class="facts">${allVisible(facts.join(' · '))}</span></li>\n`;
}

/** What the browser's search looks through: documents, and passages with their place and first words. */
export interface SearchData {
  documents: { id: string; title: string; date: string; language: string }[];
  /** For each passage, the position of its document, its anchor, label, section and first words. */
  units: [document: number, anchor: string, label: string, section: string, words: string][];
}

/** The data of the search. A passage's section is the innermost heading above it. */
export function searchData(library: Library): SearchData {
  const places = new Map(library.documents.map(({ id }, place) => [id, place]));
  const units: SearchData['units'] = [];
  const share = Math.floor(SEARCH_CHARACTERS / Math.max(1, library.size));
  const characters = Math.min(MOST_CHARACTERS, Math.max(FEWEST_CHARACTERS, share));
  for (let number = 0; number < library.size; number += 1) {
    const { id, documentId, label, text, section } = library.passage(number);
    const first = text.slice(0, characters).replace(/\s+/gu, ' ').trim();
    const { label: labelOf } = botWordsFor(library.documentOf(number).language);
    units.push([places.get(documentId) ?? 0, anchorOf(id), labelOf(label), section.at(-1) ?? '', first]);
  }
  return {
    documents: library.documents.map(({ id, title, date, language }) => ({ id, title, date, language })),
    units,
  };
}
