import type { Library } from '../index/library.js';
import type { DocumentInfo } from '../model.js';
import { pageName } from '../retrieval/reader-address.js';
import { familyOf } from '../retrieval/translations.js';
import { allVisible } from '../text/visible.js';
import { botWordsFor, siteWordsFor } from '../words/languages.js';
import { type Html, html } from './html.js';
import { partHtml } from './part-html.js';
import { type PagePart, pagePartsOf } from './parts.js';
import { pageOf } from './shell.js';

/**
 * File name of the page that shows two documents side by side. Ids contain no full stop, so it is never the name of a
 * document's page.
 */
export function pairName(one: string, other: string): string {
  return `${one}.${other}.html`;
}

/** The names of all pages that show one text in two languages, in both orders. */
export function pairNames(library: Library): string[] {
  const families = new Map<string, string[]>();
  for (const { id, translationOf = id } of library.documents)
    families.set(translationOf, [...(families.get(translationOf) ?? []), id]);
  return [...families.values()].flatMap((ids) =>
    ids.flatMap((one) => ids.filter((other) => other !== one).map((other) => pairName(one, other))),
  );
}

/** The two documents of such a page; undefined if there is no such page. */
export function pairNamed(library: Library, name: string): [DocumentInfo, DocumentInfo] | undefined {
  const [first, second] = name.split('.');
  if (second === 'html') return undefined;
  const one = library.documents.find(({ id }) => id === first);
  const other = one && familyOf(library, one).find(({ id }) => id === second);
  return other && pairName(one.id, other.id) === name ? [one, other] : undefined;
}

/** One text in two languages: units with the same number are side by side, followed by the text up to the next unit. */
export function pairPage(library: Library, one: DocumentInfo, other: DocumentInfo): string {
  const words = siteWordsFor(one.language);
  const titles = [one, other].map(
    ({ id, title, language }) =>
      html`<p class="title" lang="${language}"><a href="${pageName(id)}">${allVisible(title)}</a></p>`,
  );
  const body = html`<article>
<h1>${words.sideBySide(words.languageName(other.language))}</h1>
<div class="pair">${titles}</div>
${rowsOf(library, one, other).map(([left, right]) => rowHtml(one, left, other, right))}
</article>`;
  const alone = html`<a href="${pageName(one.id)}">${words.onePage(words.languageName(one.language))}</a>`;
  const navigation = html`<nav aria-label="${words.facts.language}">${alone}</nav>`;
  return pageOf({ title: `${one.title} · ${other.title}`, words, body, navigation });
}

function rowHtml(one: DocumentInfo, left: readonly PagePart[], other: DocumentInfo, right: readonly PagePart[]): Html {
  const cell = ({ language }: DocumentInfo, parts: readonly PagePart[], prefix: string) => {
    const text = parts.map((part) => partHtml(part, siteWordsFor(language), prefix));
    return html`<div class="text" lang="${language}">${text}</div>`;
  };
  return html`<div class="pair">
${cell(one, left, '')}
${cell(other, right, `${other.language}-`)}
</div>\n`;
}

/** Parts of both documents that belong together: each row after the first begins with a unit that both have. */
function rowsOf(library: Library, one: DocumentInfo, other: DocumentInfo): [PagePart[], PagePart[]][] {
  const sides = [one, other].map(({ id, language }) => pagePartsOf(library, id, botWordsFor(language).label));
  const anchors = sides.map((parts) => new Set(parts.flatMap((part) => anchorIn(library, part) ?? [])));
  const isShared = (anchor: string) => anchors.every((set) => set.has(anchor));
  const [left = new Map(), right = new Map()] = sides.map((parts) => byAnchor(library, parts, isShared));
  return [...left].map(([anchor, parts]) => [parts, right.get(anchor) ?? []]);
}

function anchorIn(library: Library, part: PagePart): string | undefined {
  if (part.kind !== 'passage') return undefined;
  const number = library.numberOf(part.passage.id);
  return number === undefined || library.printedNumberOf(number) === '' ? undefined : part.anchor;
}

/** The parts of one side from each shared unit up to the next, by its anchor; those before the first, under ''. */
function byAnchor(
  library: Library,
  parts: readonly PagePart[],
  isShared: (anchor: string) => boolean,
): Map<string, PagePart[]> {
  const rows = new Map<string, PagePart[]>([['', []]]);
  let row = rows.get('') ?? [];
  for (const part of parts) {
    const anchor = anchorIn(library, part);
    if (anchor !== undefined && isShared(anchor) && !rows.has(anchor)) {
      row = [];
      rows.set(anchor, row);
    }
    row.push(part);
  }
  return rows;
}
