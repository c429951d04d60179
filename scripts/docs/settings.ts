import { SETTING_NAMES, SETTINGS } from '../../src/settings.js';

/** docs/settings.md: every setting with its default, what it may be, and what it is for. */
export function settingsPage(): string {
  const rows = SETTING_NAMES.map((name) => {
    const { text, accepts, about } = SETTINGS[name];
    return `| \`${name}\` | ${text === '' ? '' : `\`${text}\``} | ${accepts} | ${about} |`;
  });
  return `# Settings
Settings are read from the environment and from \`.env\` beside \`package.json\`; the environment wins. A missing or
empty setting has its default. Relative paths start at the folder of \`package.json\`. All wrong settings are reported
in one go when a command starts, without values that may be secret.

This page is written by \`npm run docs\` from \`src/settings.ts\`.

| setting | default | may be | what it is |
|---|---|---|---|
${rows.join('\n')}

The weights of the score and of refusal were fitted to the committed model. Another model works, and its language
means are computed at the first ingest, but measure it with \`npm run eval\` before you trust its refusals.
`;
}
