/** Colours of Discord's desktop client. */
const DARK = {
  ground: '#1a1a1e',
  text: '#e3e3e6',
  strong: '#fbfbfb',
  muted: '#9a9ba3',
  link: '#7bb0f5',
  card: '#242429',
  edge: '#2f2f35',
  bar: '#4a4a52',
  control: '#2a2a30',
  controlEdge: '#34343b',
  code: '#2c2c33',
  private: '#1e1f2b',
};
type Colours = typeof DARK;

const LIGHT: Colours = {
  ground: '#fbfbfb',
  text: '#323339',
  strong: '#1a1a1e',
  muted: '#62636b',
  link: '#0066c7',
  card: '#ffffff',
  edge: '#dddde1',
  bar: '#c4c4ca',
  control: '#eeeef0',
  controlEdge: '#dcdce0',
  code: '#efeff1',
  private: '#f2f3fd',
};

export type Theme = 'dark' | 'light';

/** The style sheet of a picture. Sizes are those of the client at its default zoom. */
export function styleSheet(theme: Theme): string {
  const colours = Object.entries(theme === 'dark' ? DARK : LIGHT).map(([name, value]) => `--${name}: ${value};`);
  return `:root { ${colours.join(' ')} }\n${RULES}`;
}

const RULES = `
* { box-sizing: border-box; margin: 0; padding: 0; }
body {
  background: var(--ground); color: var(--text);
  font: 16px/22px "gg sans", "Noto Sans", "Helvetica Neue", Helvetica, Arial, sans-serif, "Noto Color Emoji";
  font-feature-settings: "kern"; text-rendering: geometricPrecision;
}
svg { display: block; flex: none; fill: currentColor; }
strong, h1, h2, h3 { font-weight: 700; color: var(--strong); }
p, small, li, h1, h2, h3 { white-space: pre-wrap; overflow-wrap: anywhere; }
h1 { font-size: 24px; line-height: 33px; margin: 8px 0; }
h2 { font-size: 20px; line-height: 27px; margin: 8px 0; }
h3 { font-size: 16px; line-height: 22px; margin: 8px 0; }
small { display: block; font-size: 13px; line-height: 18px; color: var(--muted); }
small strong { color: inherit; }
a { color: var(--link); text-decoration: none; }
code { background: var(--code); border-radius: 4px; padding: 1px 4px; font: 85% "Noto Sans Mono", "DejaVu Sans Mono", monospace; }
pre { background: var(--code); border-radius: 4px; padding: 8px; margin: 6px 0; font: 85%/18px "Noto Sans Mono", "DejaVu Sans Mono", monospace; white-space: pre-wrap; }
ul, ol { margin: 4px 0 0 24px; }
blockquote { display: flex; }
blockquote > i { flex: none; width: 4px; border-radius: 4px; background: var(--bar); margin-right: 12px; }
blockquote > div { min-width: 0; }
.mention { color: var(--link); background: #5865f23d; border-radius: 3px; padding: 0 2px; }
.spoiler { background: var(--bar); color: transparent; border-radius: 4px; }

.message { padding: 16px 24px 18px 72px; position: relative; }
@media (max-width: 480px) { .message { padding: 12px 12px 14px 64px; } .message > .face { left: 12px; } }
.message.private { background: var(--private); }
.used { display: flex; align-items: center; gap: 5px; position: relative; height: 18px; margin-bottom: 5px; font-size: 14px; line-height: 18px; color: var(--muted); }
.used::before { content: ""; position: absolute; left: -36px; top: 8px; width: 31px; height: 12px; border: solid var(--bar); border-width: 2px 0 0 2px; border-top-left-radius: 6px; }
.used b { font-weight: 400; color: var(--text); }
.used .command { color: var(--link); }
.face { display: grid; place-items: center; flex: none; border-radius: 50%; color: #fff; font-weight: 700; }
.used .face { width: 16px; height: 16px; font-size: 9px; line-height: 16px; background: #6b7280; }
.message > .face { position: absolute; left: 16px; width: 40px; height: 40px; font-size: 20px; background: #1f7a72; }
.name { display: flex; align-items: center; gap: 6px; }
.name b { font-weight: 700; color: var(--strong); }
.name .app { background: #5865f2; color: #fff; border-radius: 4px; padding: 0 5px; font-size: 11px; font-weight: 700; line-height: 16px; letter-spacing: .02em; }
.name time { font-size: 12px; color: var(--muted); margin-left: 2px; }

.container { max-width: 600px; margin-top: 8px; padding: 16px 16px 16px 15px; background: var(--card); border: 1px solid var(--edge); border-left: 4px solid var(--bar); border-radius: 8px; }
.container > * + * { margin-top: 8px; }
.container h1:first-child, .container h2:first-child, .container h3:first-child { margin-top: 0; }
.container h1, .container h2, .container h3 { margin-bottom: 4px; }
.display { min-width: 0; }
section { display: flex; align-items: flex-start; justify-content: space-between; gap: 16px; }
section > div:first-child { min-width: 0; flex: 1; }
section > .button { flex: none; }
hr { border: 0; border-top: 1px solid var(--edge); margin: 12px 0; }
.gap { height: 8px; }
.picture { display: block; width: 100%; max-width: 550px; border-radius: 8px; }
.file { padding: 10px 12px; border: 1px solid var(--edge); border-radius: 8px; color: var(--link); }

.row { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 8px; }
.button { display: flex; align-items: center; gap: 6px; height: 32px; padding: 0 12px; border-radius: 8px; border: 1px solid transparent; font-size: 14px; line-height: 18px; color: #fff; white-space: nowrap; }
.button.s1 { background: #5865f2; }
.button.s2, .button.s5 { background: var(--control); border-color: var(--controlEdge); color: var(--text); }
.button.s3 { background: #00863a; }
.button.s4 { background: #d22d39; }
.emoji { font-family: "Noto Color Emoji"; font-size: 16px; }
.select { display: flex; align-items: center; justify-content: space-between; gap: 8px; width: 100%; max-width: 400px; height: 40px; padding: 0 10px 0 12px; background: var(--control); border: 1px solid var(--controlEdge); border-radius: 8px; color: var(--muted); font-size: 15px; }
.select span { overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
.select.chosen { color: var(--text); }
.disabled { opacity: .5; }

.only { display: flex; align-items: center; gap: 5px; margin-top: 7px; font-size: 12px; line-height: 16px; color: var(--muted); }

.typing { padding: 16px; }
.choices { background: var(--card); border: 1px solid var(--edge); border-radius: 8px; padding: 8px; margin-bottom: 8px; font-size: 14px; line-height: 20px; }
.choices .hint { padding: 4px 8px 8px; font-size: 12px; line-height: 16px; color: var(--muted); }
.choices .hint b { color: var(--strong); margin-right: 8px; }
.choice { padding: 7px 8px; border-radius: 4px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
.choice:nth-child(2) { background: var(--controlEdge); color: var(--strong); }
.input { display: flex; align-items: center; gap: 8px; height: 56px; padding: 0 16px; background: var(--card); border: 1px solid var(--edge); border-radius: 8px; }
.slash { color: var(--strong); }
.option { display: flex; border-radius: 4px; overflow: hidden; background: var(--controlEdge); border: 1px solid var(--link); }
.option b { font-weight: 400; padding: 2px 6px; background: var(--ground); color: var(--muted); }
.option span { padding: 2px 8px; color: var(--strong); }
`;
