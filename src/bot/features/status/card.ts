import type { Library } from '../../../index/library.js';
import { statusWordsFor } from '../../../words/languages.js';
import { button, rowsOf } from '../../reply/buttons.js';
import { GREY, type Part } from '../../reply/card.js';
import { asText } from '../../reply/markdown.js';
import type { Reply } from '../../reply/reply.js';
import type { View } from '../../reply/view.js';
import type { Health } from '../../watch/hooks.js';

/** Most errors listed, latest first. */
const ERRORS = 10;

/**
 * How the bot is doing, with a button that looks for a new index.
 * @param reloaded whether pressing the button brought another index into use; undefined if it was not pressed
 */
export function renderStatus(library: Library, health: Health, view: View, reloaded?: boolean): Reply {
  const words = statusWordsFor(view.words.locale);
  const { version, builtAt, counts } = library.manifest;
  const now = Date.now();
  const hoursSince = (time: number) => Math.floor((now - time) / 3_600_000);
  const minutesSince = (time: number) => Math.floor((now - time) / 60_000);
  const facts = [
    words.uptime(hoursSince(health.began.getTime())),
    words.index(asText(version), hoursSince(Date.parse(builtAt))),
    ...(health.indexReachable ? [] : [words.indexAway]),
    words.documents(counts.documents, counts.passages),
    words.waiting(health.waiting),
    words.gateway(health.connected, health.reconnects),
    words.model(health.modelRestarts),
    words.memory(Math.round(health.memoryBytes / 1e6)),
  ];
  const errors = health.faults.slice(0, ERRORS).map(({ code, times, last }) => {
    return `- ${words.error(asText(code), times, minutesSince(last.getTime()))}`;
  });
  const parts: Part[] = [
    { kind: 'words', text: `### ${words.title}\n${facts.map((fact) => `- ${fact}`).join('\n')}` },
    { kind: 'words', text: errors.length === 0 ? words.noErrors : [`**${words.errors}**`, ...errors].join('\n') },
    ...(reloaded === undefined ? [] : [{ kind: 'words' as const, text: words.reloaded(reloaded) }]),
  ];
  const components = rowsOf([button({ kind: 'reload' }, { label: words.reload, emoji: '🔄' }, library, view)]);
  return { cards: [{ colour: GREY, parts }], components };
}
