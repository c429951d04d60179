import { type ModelDocument, type Printed, printed } from './model-document.js';

const ISO_639_2 = { en: 'eng', vi: 'vie' };

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

/** The parts of a document in groups: everything before the chapters, each chapter with its articles, the annex. */
function grouped(model: ModelDocument) {
  const parts = printed(model);
  const notes = parts.filter(({ kind }) => kind === 'note');
  const annexAt = parts.findIndex(({ kind }) => kind === 'annex');
  const body = parts.slice(1 + model.recitals.length, annexAt);
  return {
    recitals: parts.slice(1, 1 + model.recitals.length),
    chapters: splitAt(body, 'chapter').map(([chapter, title, ...rest]) => ({
      chapter,
      title,
      articles: splitAt(rest, 'article'),
    })),
    annex: parts.slice(annexAt, parts.length - notes.length),
    notes,
  };
}

function splitAt(parts: readonly Printed[], kind: Printed['kind']): Printed[][] {
  const groups: Printed[][] = [];
  for (const part of parts) {
    if (part.kind === kind) groups.push([part]);
    else groups.at(-1)?.push(part);
  }
  return groups;
}

/** A page like those of EUR-Lex: classes of the Official Journal, items in tables, notes that link back. */
export function eurLexPage(model: ModelDocument): string {
  const { recitals, chapters, annex, notes } = grouped(model);
  const row = (number: string, text: string) =>
    `<table width="100%"><col width="4%"/><col width="96%"/><tbody><tr><td valign="top"><p class="oj-normal">${number}</p></td><td valign="top"><p class="oj-normal">${text}</p></td></tr></tbody></table>`;
  const text = ({ text: raw, note }: Printed) =>
    note === undefined
      ? escaped(raw)
      : escaped(raw).replace(
          /\.$/,
          `&#160;<a id="ntc${note}" href="#ntr${note}">(<span class="oj-super oj-note-tag">${note}</span>)</a>.`,
        );
  const inArticle = (part: Printed) => {
    if (part.kind === 'heading') return `<div class="eli-title"><p class="oj-sti-art">${escaped(part.text)}</p></div>`;
    if (part.kind === 'item') return row(part.number ?? '', text(part));
    return `<div><p class="oj-normal">${part.number}&#160;&#160;&#160;${text(part)}</p></div>`;
  };
  const [annexUnit, annexTitle, ...annexParts] = annex;
  const rows = annexParts
    .filter(({ kind }) => kind === 'row')
    .map(
      ({ cells = [] }) =>
        `<tr>${cells.map((cell) => `<td><p class="oj-tbl-txt">${escaped(cell)}</p></td>`).join('')}</tr>`,
    );
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "xhtml-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>L_202400007.xml</title><style>p { color: red }</style></head><body>
<table width="100%"><tbody><tr><td><p class="oj-hd-date">1.5.2024</p></td><td><p class="oj-hd-lg">EN</p></td></tr></tbody></table><hr class="oj-separator"/>
<div class="eli-container"><div class="eli-main-title"><p class="oj-doc-ti">${escaped(model.title)}</p></div>
${recitals.map((part, i) => `<div class="eli-subdivision" id="rct_${i + 1}">${row(part.number ?? '', text(part))}</div>`).join('\n')}
<div class="eli-subdivision" id="enc_1">
${chapters
  .map(
    (
      { chapter, title, articles },
      i,
    ) => `<div id="cpt_${i + 1}"><p class="oj-ti-section-1">${chapter?.number}</p><div class="eli-title"><p class="oj-ti-section-2">${escaped(title?.text ?? '')}</p></div>
${articles.map(([article, ...rest]) => `<div class="eli-subdivision" id="art_${article?.number?.replace(/\D/g, '')}"><p class="oj-ti-art">${article?.number}</p>${rest.map(inArticle).join('\n')}</div>`).join('\n')}</div>`,
  )
  .join('\n')}
</div></div>
<div class="eli-container" id="anx_I"><p class="oj-doc-ti">${annexUnit?.number}</p><p class="oj-doc-ti">${escaped(annexTitle?.text ?? '')}</p>
${annexParts
  .filter(({ kind }) => kind === 'point')
  .map((part) => row(part.number ?? '', text(part)))
  .join('\n')}
<table class="oj-table">${rows.join('')}</table></div>
<hr class="oj-note"/>${notes.map(({ text: note }, i) => `<p class="oj-note"><a id="ntr${i + 1}" href="#ntc${i + 1}">(<span class="oj-super">${i + 1}</span>)</a>&#160;&#160;${escaped(note)}</p>`).join('\n')}
</body></html>`;
}

/** A page of a portal: a menu, the document in paragraphs, lists with automatic numbers, links, adverts, a footer. */
export function portalPage(model: ModelDocument): string {
  const { recitals, chapters, annex, notes } = grouped(model);
  const text = ({ text: raw, note }: Printed) =>
    note === undefined ? escaped(raw) : escaped(raw).replace(/\.$/, `<sup><a href="#fn${note}">${note}</a></sup>.`);
  const inArticle = (parts: Printed[]) =>
    parts
      .map((part) =>
        part.kind === 'item'
          ? `<p class="item">${part.number} ${text(part)}</p>`
          : `<p>${part.number ?? ''} ${text(part)}</p>`,
      )
      .join('\n');
  const [annexUnit, annexTitle, ...annexParts] = annex;
  const points = annexParts.filter(({ kind }) => kind === 'point');
  const rows = annexParts.filter(({ kind }) => kind === 'row');
  return `<!DOCTYPE html><html lang="${model.language}"><head><meta charset="utf-8"><title>${escaped(model.title)} | Portal</title>
<meta property="article:published_time" content="2024-09-09T08:00:00Z"><script>document.write("never text")</script></head><body>
<header class="top"><a href="/">Home</a><a href="/news">News</a><form action="/login"><label>Sign in to your account</label><input name="user"></form></header>
<nav><ul><li><a href="/a">Laws</a></li><li><a href="/b">Decrees</a></li><li><a href="/c">Circulars</a></li></ul></nav>
<div id="page"><div class="content"><h1>${escaped(model.title)}</h1>
${recitals.map((part) => `<p>${part.number} ${text(part)}</p>`).join('\n')}
${chapters.map(({ chapter, title, articles }) => `<p><b>${chapter?.number}</b><br>${escaped(title?.text ?? '')}</p>${articles.map(([article, heading, ...rest]) => `<h3>${article?.number}. ${escaped(heading?.text ?? '')}</h3>${inArticle(rest)}`).join('\n')}`).join('\n')}
<h2>${annexUnit?.number}</h2><h3>${escaped(annexTitle?.text ?? '')}</h3><ol>${points.map((part) => `<li>${text(part)}`).join('')}</ol>
<table>${rows.map(({ cells = [] }) => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('')}</table>
<ol class="notes">${notes.map(({ text: note }, i) => `<li id="fn${i + 1}">${escaped(note)} <a href="#ref${i + 1}">↩</a></li>`).join('')}</ol>
<p style="display:none">hidden words</p></div>
<aside class="related"><p>You may also like</p><a href="/x">Another law of the harbour</a></aside></div>
<div class="banner-qc">Download the app and never miss a change of the law again, it is free for the first thirty days.</div>
<footer>© 2024 Harbour Portal. All rights reserved. Licence 27 of the harbour office, given in the year 2001.</footer></body></html>`;
}

/** The document in Formex. */
export function formexFile(model: ModelDocument): string {
  const { recitals, chapters, annex, notes } = grouped(model);
  const text = ({ text: raw, note }: Printed) =>
    note === undefined
      ? escaped(raw)
      : escaped(raw).replace(
          /\.$/,
          ` <NOTE NOTE.ID="E000${note}" NUMBERING="ARAB" TYPE="FOOTNOTE"><P>${escaped(notes[note - 1]?.text ?? '')}</P></NOTE>.`,
        );
  const np = (part: Printed) => `<NP><NO.P>${part.number}</NO.P><TXT>${text(part)}</TXT></NP>`;
  const article = ([unit, heading, ...rest]: Printed[]) => {
    const paragraphs = splitAt(rest, 'paragraph').map(([paragraph, ...items]) => {
      const list =
        items.length === 0
          ? ''
          : `<LIST TYPE="alpha">${items.map((item) => `<ITEM>${np(item)}</ITEM>`).join('')}</LIST>`;
      return `<PARAG><NO.PARAG>${paragraph?.number}</NO.PARAG><ALINEA><P>${paragraph ? text(paragraph) : ''}</P>${list}</ALINEA></PARAG>`;
    });
    return `<ARTICLE IDENTIFIER="001"><TI.ART>${unit?.number}</TI.ART><STI.ART><P>${escaped(heading?.text ?? '')}</P></STI.ART>${paragraphs.join('\n')}</ARTICLE>`;
  };
  const [annexUnit, annexTitle, ...annexParts] = annex;
  const rows = annexParts.filter(({ kind }) => kind === 'row');
  return `<?xml version="1.0" encoding="UTF-8"?>
<ACT xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><BIB.INSTANCE><DATE ISO="20240502">20240502</DATE><LG.DOC>${model.language.toUpperCase()}</LG.DOC></BIB.INSTANCE>
<TITLE><TI><P>${escaped(model.title)}</P></TI></TITLE>
<PREAMBLE><GR.CONSID>${recitals.map((part) => `<CONSID>${np(part)}</CONSID>`).join('\n')}</GR.CONSID></PREAMBLE>
<ENACTING.TERMS>${chapters.map(({ chapter, title, articles }) => `<DIVISION><TITLE><TI><P><HT TYPE="BOLD">${chapter?.number}</HT></P></TI><STI><P>${escaped(title?.text ?? '')}</P></STI></TITLE>${articles.map(article).join('\n')}</DIVISION>`).join('\n')}</ENACTING.TERMS>
<ANNEX><TITLE><TI><P>${annexUnit?.number}</P></TI><STI><P>${escaped(annexTitle?.text ?? '')}</P></STI></TITLE><CONTENTS>${annexParts
    .filter(({ kind }) => kind === 'point')
    .map(np)
    .join('')}
<TBL COLS="3"><CORPUS>${rows.map(({ cells = [] }) => `<ROW>${cells.map((cell, i) => `<CELL COL="${i + 1}">${escaped(cell)}</CELL>`).join('')}</ROW>`).join('')}</CORPUS></TBL></CONTENTS></ANNEX></ACT>`;
}

/** The document in Akoma Ntoso. */
export function akomaNtosoFile(model: ModelDocument): string {
  const { recitals, chapters, annex, notes } = grouped(model);
  const text = ({ text: raw, note }: Printed) =>
    note === undefined
      ? escaped(raw)
      : escaped(raw).replace(
          /\.$/,
          `<authorialNote marker="${note}" placement="bottom"><p>${escaped(notes[note - 1]?.text ?? '')}</p></authorialNote>.`,
        );
  const article = ([unit, heading, ...rest]: Printed[], i: number) => {
    const paragraphs = splitAt(rest, 'paragraph').map(([paragraph, ...items]) => {
      const words = paragraph ? text(paragraph) : '';
      const points = items.map(
        (item) => `<point><num>${item.number}</num><content><p>${text(item)}</p></content></point>`,
      );
      const content =
        items.length === 0
          ? `<content><p>${words}</p></content>`
          : `<list><intro><p>${words}</p></intro>${points.join('')}</list>`;
      return `<paragraph><num>${paragraph?.number}</num>${content}</paragraph>`;
    });
    return `<article eId="art_${i + 1}"><num>${unit?.number}</num><heading>${escaped(heading?.text ?? '')}</heading>${paragraphs.join('\n')}</article>`;
  };
  const [annexUnit, annexTitle, ...annexParts] = annex;
  const points = annexParts.filter(({ kind }) => kind === 'point');
  const rows = annexParts.filter(({ kind }) => kind === 'row');
  return `<?xml version="1.0" encoding="UTF-8"?>
<akn:akomaNtoso xmlns:akn="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><akn:act name="accord"><meta><identification source="#us"><FRBRWork><FRBRdate date="2024-05-01" name="made"/></FRBRWork><FRBRExpression><FRBRlanguage language="${ISO_639_2[model.language]}"/></FRBRExpression></identification></meta>
<preface><longTitle><p><docTitle>${escaped(model.title)}</docTitle></p></longTitle></preface>
<preamble><recitals>${recitals.map((part) => `<recital><num>${part.number}</num><p>${text(part)}</p></recital>`).join('')}</recitals></preamble>
<body>${chapters.map(({ chapter, title, articles }) => `<chapter><num>${chapter?.number}</num><heading>${escaped(title?.text ?? '')}</heading>${articles.map(article).join('\n')}</chapter>`).join('\n')}</body>
<attachments><attachment><heading>${annexUnit?.number}</heading><subheading>${escaped(annexTitle?.text ?? '')}</subheading><doc name="annex"><mainBody>${points.map((part) => `<paragraph><num>${part.number}</num><content><p>${text(part)}</p></content></paragraph>`).join('')}
<table>${rows.map(({ cells = [] }) => `<tr>${cells.map((cell) => `<td><p>${escaped(cell)}</p></td>`).join('')}</tr>`).join('')}</table></mainBody></doc></attachment></attachments></akn:act></akn:akomaNtoso>`;
}
