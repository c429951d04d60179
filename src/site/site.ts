import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Library } from '../index/library.js';
import { pageName } from '../retrieval/reader-address.js';
import { LOCALES, siteWordsFor } from '../words/languages.js';
import { documentPage } from './document-page.js';
import { indexPage, searchData } from './index-page.js';
import { pairNamed, pairNames, pairPage } from './pair-page.js';
import { indexName } from './shell.js';

/** A file of the site as it is served. */
export interface SiteFile {
  type: string;
  body: string;
}

const HTML = 'text/html; charset=utf-8';
const ASSETS: Readonly<Record<string, string>> = {
  'style.css': 'text/css; charset=utf-8',
  'reader.js': 'text/javascript; charset=utf-8',
};

/** The reader pages of a library, each generated on request. */
export class Site {
  readonly #library: Library;
  readonly #dataDir: string;

  constructor(library: Library, dataDir: string) {
    this.#library = library;
    this.#dataDir = dataDir;
  }

  /** The names of all files, in one folder without subfolders. */
  names(): string[] {
    const pages = this.#library.documents.map(({ id }) => pageName(id));
    const indexes = LOCALES.map((language) => indexName({ language }));
    return [...indexes, ...Object.keys(ASSETS), 'search.json', ...pages, ...pairNames(this.#library)];
  }

  /** A file by its name; undefined if the site has no such file. */
  file(name: string): SiteFile | undefined {
    const asset = Object.hasOwn(ASSETS, name) ? ASSETS[name] : undefined;
    if (asset !== undefined) return { type: asset, body: readFileSync(join(this.#dataDir, 'site', name), 'utf8') };
    if (name === 'search.json')
      return { type: 'application/json; charset=utf-8', body: JSON.stringify(searchData(this.#library)) };
    const locale = LOCALES.find((language) => indexName({ language }) === name);
    if (locale !== undefined) {
      const others = LOCALES.filter((other) => other !== locale).map(siteWordsFor);
      return { type: HTML, body: indexPage(this.#library, siteWordsFor(locale), others) };
    }
    const pair = pairNamed(this.#library, name);
    if (pair) return { type: HTML, body: pairPage(this.#library, ...pair) };
    const document = this.#library.documents.find(({ id }) => pageName(id) === name);
    return document && { type: HTML, body: documentPage(this.#library, document) };
  }
}
