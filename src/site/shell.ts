import type { SiteWords } from '../words/site.js';
import { type Html, html, raw } from './html.js';

/**
 * What a page may load: its own style, script and search data, and nothing from other sites. The bot's server also
 * sends it as a header; with a web host that does not, the one in the page applies.
 */
export const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; " +
  "form-action 'none'";

export interface SitePage {
  title: string;
  words: SiteWords;
  /** The content of the page's main element. */
  body: Html;
  /** What comes after the name of the site in the header: links to other pages. */
  navigation?: Html;
}

/** A whole page with its head, a link to skip the navigation, and its one style sheet and script. */
export function pageOf({ title, words, body, navigation }: SitePage): string {
  return html`<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${raw(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="style.css">
<script src="reader.js" defer></script>
</head>
<body>
<a class="skip" href="#text">${words.skip}</a>
<header class="site"><a href="${indexName(words)}">Partnership Bot</a>${navigation}</header>
<main id="text" tabindex="-1">${body}</main>
<footer><p>${words.notice}</p></footer>
</body>
</html>
`.html;
}

/** File name of the list of documents in a language of the interface. */
export function indexName({ language }: Pick<SiteWords, 'language'>): string {
  return language === 'en' ? 'index.html' : `index.${language}.html`;
}
