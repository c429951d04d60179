import { describe, expect, it } from 'vitest';
import { html } from '../../../src/ingest/read/html.js';

const read = (page: string) => html.read(Buffer.from(`<!doctype html><html><body>${page}</body></html>`), 'a.html');

const TOPICS = ['trade', 'energy', 'fisheries', 'transport', 'education', 'forests', 'customs', 'tourism'];
const sentence = (topic: string) =>
  `On ${topic} the two harbours will work together more closely and report to the committee every year.`;

/** Names that contain a word for clutter, but are the subject of a section, a setting or a system's own. */
const SUBJECTS = [
  'search-and-rescue',
  'information-sharing',
  'benefitSharing',
  'social-policy',
  'related-provisions',
  'trade_related_measures',
  'rating-agencies',
  'advertising-of-tobacco',
  'login-data-protection',
  'menu-prices-in-canteens',
  'cookies-and-similar-technologies',
  'comment-by-the-council',
];
const SETTINGS = [
  'elementor-element elementor-widget elementor-widget-text-editor',
  'skip-lazy',
  'pagination-disabled',
  'ecl-widget',
  'no-sidebar',
  'has-sidebar',
  'menu-open-false',
  'social-enabled',
  'comments-closed',
  'widget',
];

/** Layouts of eight sections, of which one in two has a name to be tested. */
const LAYOUTS: Record<string, (names: (string | undefined)[]) => string> = {
  'sections with headings in a main part': (names) =>
    `<main><h1>Agreement</h1>${TOPICS.map((topic, i) => `<section ${attribute(names[i], topic)}><h2>${topic}</h2><p>${sentence(topic)}</p></section>`).join('')}</main>`,
  'blocks without headings': (names) =>
    `<div><h1>Agreement</h1>${TOPICS.map((topic, i) => `<div ${attribute(names[i], topic)}><p>${sentence(topic)}</p></div>`).join('')}</div>`,
  'numbered articles, one line each': (names) =>
    TOPICS.map(
      (topic, i) => `<div ${attribute(names[i], topic)}><p>Article ${i + 1}</p><p>${sentence(topic)}</p></div>`,
    ).join(''),
  'headings and texts in blocks of their own': (names) =>
    `<div><h1>Agreement</h1>${TOPICS.map((topic, i) => `<div class="${names[i] ?? ''}"><h2>${topic}</h2></div><div class="${names[i] ?? ''}"><p>${sentence(topic)}</p></div>`).join('')}</div>`,
};
function attribute(name: string | undefined, topic: string): string {
  return name?.includes(' ') ? `class="${name}"` : `id="${name ?? topic}"`;
}

const FURNITURE: [string, string][] = [
  ['site-footer', '<p>The secretariat of the two harbours is open on weekdays from eight until four.</p>'],
  ['cookie-banner', '<p>We use cookies to make this site work well and to count its readers, as you may allow.</p>'],
  ['js-cookie-consent', '<p>By going on you agree to our cookies and to those of our partners on other sites.</p>'],
  [
    'newsletter-signup',
    '<h2>Newsletter</h2><p>Sign up and receive our news every week in your mail box, for free.</p>',
  ],
  ['comments-area', '<h2>Two comments</h2><p>I do not think that the harbours can ever agree on so much fog.</p>'],
  ['box_quangcao', '<p>Download the app and never miss a change of the law, free for thirty days, then paid.</p>'],
  ['sidebarRight', '<h3>Most read</h3><p>The harbour master who counts the gulls every morning before breakfast.</p>'],
  [
    'related-articles',
    '<h3>Related</h3><p>Why the pier was painted green, and who paid the painters for the work.</p>',
  ],
  ['social-links', '<span>Follow us</span> <a href="/f">Facebook</a> <a href="/x">X</a>'],
  ['share-this-story', '<span>Share</span> <a href="/f">Facebook</a>'],
  ['skip-link', '<a href="/main">Skip to content</a>'],
  ['wp-block-navigation', '<span>You are here</span> <a href="/">Home</a>'],
  [
    'more-related-stories-from-the-coast',
    '<a href="/1">Fog closes both of the harbours</a><p>For the third day ships wait outside.</p><a href="/2">A new crane for the old quay</a><a href="/3">The gulls are back at the northern pier</a>',
  ],
];

describe('parts of a page whose names contain a word for clutter', () => {
  const cases = Object.keys(LAYOUTS).flatMap((layout) =>
    [...SUBJECTS, ...SETTINGS].map((name) => [name, layout] as const),
  );

  it.each(cases)('stay if they are text: %s, as %s', async (name, layout) => {
    for (const among of [1, 2, 4]) {
      const names = TOPICS.map((_, i) => (i % Math.ceil(4 / among) === 1 % Math.ceil(4 / among) ? name : undefined));
      const { text } = await read(LAYOUTS[layout]?.(names) ?? '');
      for (const topic of TOPICS) expect(text).toContain(sentence(topic));
    }
  });

  it.each(['sharing', 'comments', 'search', 'related', 'social', 'feedback'])(
    'stay as one of a series of sections: %s',
    async (name) => {
      const names = TOPICS.map((_, i) => (i === 3 ? name : undefined));
      const { text } = await read(LAYOUTS['sections with headings in a main part']?.(names) ?? '');
      expect(text).toContain(sentence('transport'));
      const articles = await read(LAYOUTS['numbered articles, one line each']?.(names) ?? '');
      expect(articles.text).toContain(`Article 4\n\n${sentence('transport')}`);
    },
  );

  const furniture = FURNITURE.flatMap(([name, content]) =>
    Object.keys(LAYOUTS).map((layout) => [name, layout, content]),
  );
  it.each(furniture)('go if they are furniture: %s, beside %s', async (name, layout, content) => {
    const page = LAYOUTS[layout ?? '']?.([]) ?? '';
    const clean = await read(page);
    const places = [`<div class="${name}">${content}</div>${page}`, `${page}<div id="${name}">${content}</div>`];
    // Amid the text, where only its name tells it.
    places.push(page.replace(/(<\/(?:section|div)>)/, `$1<div class="${name}">${content}</div>`));
    for (const place of places) {
      const { text, notices } = await read(place);
      expect(text).toBe(clean.text);
      expect(notices.map(({ code }) => code)).toContain('left_out');
    }
  });

  it('mean nothing where they would leave nothing of the page', async () => {
    const blocks = TOPICS.map(
      (topic, i) => `<div class="${['related', 'sidebar', 'banner'][i % 3]}"><p>${sentence(topic)}</p></div>`,
    );
    const { text } = await read(blocks.join(''));
    for (const topic of TOPICS) expect(text).toContain(sentence(topic));
    expect((await read('<div class="search">Fog.</div>')).text).toBe('Fog.');
  });

  it('mean nothing if blocks of one name have most of the text together', async () => {
    const blocks = TOPICS.map((topic) => `<div class="block related-block"><p>${sentence(topic)}</p></div>`);
    const { text } = await read(`<div>${blocks.join('')}<p>${sentence('fog').repeat(4)}</p></div>`);
    for (const topic of TOPICS) expect(text).toContain(sentence(topic));
  });
});

describe('footnotes beside the text of a page', () => {
  const TEXT = TOPICS.map(
    (topic, i) => `<p>${sentence(topic)}${i < 2 ? `<a href="#n${i}" name="r${i}">[${i + 1}]</a>` : ''}</p>`,
  );
  const notes = (tag: string) =>
    [0, 1].map((i) => `<${tag} id="n${i}"><a href="#r${i}">[${i + 1}]</a> Source: gull office.</${tag}>`).join('');
  const PLACES: Record<string, string> = {
    'a part of its own, as Word saves them': `<div><br clear="all"><hr><div>${notes('div')}</div></div>`,
    'a footer': `<footer><div>${notes('p')}</div><p>© The harbours</p></footer>`,
    'an aside': `<aside class="sidebar">${notes('p')}</aside>`,
    'parts within parts, with a heading': `<div><div><h4>Notes</h4><section>${notes('p')}</section></div></div>`,
    'a part named like clutter': `<div class="related-notes comments">${notes('p')}</div>`,
  };
  const AROUND: Record<string, string> = {
    nothing: '',
    'a line of the page': '<div><p>The harbours, all rights reserved</p></div>',
    'a menu': '<nav><a href="/">Home</a> <a href="/n">News</a></nav>',
  };
  const cases = Object.keys(PLACES).flatMap((place) => Object.keys(AROUND).map((around) => [place, around] as const));

  it.each(cases)('are kept in %s, with %s around', async (place, around) => {
    for (const deep of [0, 2]) {
      const text = `${'<div>'.repeat(deep)}<div><h1>Agreement</h1>${TEXT.join('')}</div>${'</div>'.repeat(deep)}`;
      const document = await read(`${AROUND[around]}${text}${PLACES[place]}${AROUND[around]}`);
      const found = document.blocks.filter(({ kind }) => kind === 'note');
      expect(found.map(({ start, end }) => document.text.slice(start, end))).toEqual([
        '[1] Source: gull office.',
        '[2] Source: gull office.',
      ]);
      expect(document.text).not.toMatch(/rights reserved|Home|©/);
      expect(document.text).toContain(`${sentence('trade')}\n\n${sentence('energy')}`);
    }
  });
});
