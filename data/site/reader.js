// The script of the reader pages: highlights cited words, checks a receipt, and searches titles and units.
// Texts are only ever set as text, never as HTML.
(() => {
  /** Longest list of results. */
  const MOST = 30;
  const folded = (text) =>
    text
      .normalize('NFD')
      .replace(/\p{M}+/gu, '')
      .replaceAll('đ', 'd')
      .replaceAll('Đ', 'd')
      .toLowerCase();

  /** Marks the words from one offset of the document to another. @returns the marked words, and the first mark */
  function highlight(from, to) {
    let text = '';
    let first;
    for (const node of document.querySelectorAll('[data-start]')) {
      const start = Number(node.dataset.start);
      const content = node.firstChild;
      if (!content || start >= to || start + content.length <= from) continue;
      const range = document.createRange();
      range.setStart(content, Math.max(0, from - start));
      range.setEnd(content, Math.min(content.length, to - start));
      const mark = document.createElement('mark');
      range.surroundContents(mark);
      text += mark.textContent;
      first ??= mark;
    }
    return { text, first };
  }

  function say(attribute) {
    const line = document.querySelector('.cited');
    if (!line) return;
    line.hidden = false;
    line.textContent = line.dataset[attribute];
  }

  /** The span that the address asks for: `?span=100-200`, or a receipt `?receipt=id:100-200:0123456789abcdef`. */
  function asked() {
    const query = new URLSearchParams(location.search);
    const receipt = /^[a-z0-9-]+:(\d{1,10})-(\d{1,10}):([0-9a-f]{16})$/.exec(query.get('receipt') ?? '');
    const span = receipt ?? /^(\d{1,10})-(\d{1,10})$/.exec(query.get('span') ?? '');
    if (!span || Number(span[2]) <= Number(span[1])) return undefined;
    return { from: Number(span[1]), to: Number(span[2]), hash: receipt?.[3] };
  }

  async function sha256(text) {
    const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  async function showCited() {
    const span = asked();
    if (!span || !document.querySelector('[data-document]')) return;
    const { text, first } = highlight(span.from, span.to);
    first?.scrollIntoView({ block: 'center' });
    // Without a secure connection browsers offer no hash; words over several paragraphs are not joined by what is between.
    const whole = text.length === span.to - span.from;
    const checkable = span.hash !== undefined && whole && globalThis.crypto?.subtle !== undefined;
    const holds = first !== undefined && (!checkable || (await sha256(text)).startsWith(span.hash));
    say(holds ? 'cited' : 'changed');
  }

  async function openSearch() {
    const form = document.querySelector('form.search');
    if (!form) return;
    form.hidden = false;
    form.addEventListener('submit', (event) => event.preventDefault());
    const field = form.querySelector('input');
    const status = form.querySelector('.found');
    let data;
    const find = async () => {
      try {
        data ??= prepare(await (await fetch('search.json')).json());
      } catch {
        status.textContent = form.dataset.unavailable;
        return;
      }
      list(form, status, data, field.value);
    };
    field.addEventListener('focus', find, { once: true });
    field.addEventListener('input', find);
  }

  function prepare({ documents, units }) {
    const titles = documents.map(({ id, title, date, language }) => ({
      href: `${id}.html`,
      name: title,
      note: date,
      language,
      key: folded(`${title} ${id} ${date}`),
    }));
    const places = units.map(([place, anchor, label, section, words]) => {
      const { id, title, date, language } = documents[place];
      return {
        href: `${id}.html#${encodeURIComponent(anchor)}`,
        name: [label, section].filter(Boolean).join(' — '),
        words,
        note: `${title} · ${date}`,
        language,
        key: folded(`${label} ${section} ${words} ${title}`),
      };
    });
    return [...titles, ...places];
  }

  function list(form, status, data, query) {
    const results = form.querySelector('.results');
    const words = folded(query).split(/\s+/u).filter(Boolean);
    const found = words.length === 0 ? [] : data.filter(({ key }) => words.every((word) => key.includes(word)));
    results.replaceChildren(...found.slice(0, MOST).map((place) => entry(place, words[0])));
    const { nothing, count } = status.dataset;
    if (words.length === 0) status.textContent = '';
    else if (found.length === 0) status.textContent = nothing;
    else status.textContent = `${count}: ${found.length > MOST ? `${MOST} / ${found.length}` : found.length}`;
  }

  /** The words around the first of those that were typed, or the first words. */
  function around(text, word) {
    const at = Math.max(0, folded(text).indexOf(word) - 40);
    const from = at === 0 ? 0 : text.indexOf(' ', at) + 1;
    return `${from > 0 ? '… ' : ''}${text.slice(from, from + 90)}${text.length > from + 90 ? ' …' : ''}`;
  }

  function entry({ href, name, note, language, words }, word) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = href;
    link.textContent = name;
    link.lang = language;
    item.append(link);
    for (const text of words === undefined ? [note] : [around(words, word), note]) {
      const line = document.createElement('span');
      line.textContent = text;
      item.append(line);
    }
    return item;
  }

  showCited();
  openSearch();
})();
