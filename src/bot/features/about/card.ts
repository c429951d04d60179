import type { Places } from '../../../config.js';
import type { Manifest } from '../../../index/format.js';
import type { Installation } from '../../desk.js';
import { GREY, type Part } from '../../reply/card.js';
import { cutToFit } from '../../reply/cut.js';
import { asText } from '../../reply/markdown.js';
import type { Reply } from '../../reply/reply.js';
import type { View } from '../../reply/view.js';

/** Greatest length of a version or model name, as written. */
const NAME = 200;

/** What the bot is and is not, its documents, limits, privacy and versions. */
export function renderAbout(installation: Installation, manifest: Manifest, { words, text }: View): Reply {
  const { about, buttons } = words;
  const { counts, version, builtAt } = manifest;
  const forums = installation.places?.forums ?? [];
  const { limits, feedback, clauseReferences, gaps, model, places, aboutText = '' } = installation;
  const count = (number: number) => number.toLocaleString(words.locale);
  const name = (raw: string) => cutToFit(raw, NAME, asText);
  const verdicts = text ? about.feedbackInWords(buttons.right, buttons.wrong) : about.feedback;
  const privacy = [
    about.privacy,
    feedback ? verdicts : about.noFeedback,
    ...(clauseReferences ? [about.clauseReferences] : []),
    ...(forums.length > 0 ? [about.forums] : clauseReferences ? [] : [about.noClauseReferences]),
    // A feature that is off needs no line.
    ...(gaps ? [about.gaps] : []),
  ];
  const versions = [
    `${about.program} ${name(installation.version)}`,
    about.index(name(version), words.shortDate(builtAt.slice(0, 10))),
    `${about.model} ${name(model)}`,
  ];
  const sections: [string, string][] = [
    [about.notTitle, about.not],
    [about.privacyTitle, privacy.join('\n')],
    [about.documentsTitle, about.documents(count(counts.documents), count(counts.passages))],
    [about.limitsTitle, [about.limits(limits.burst, limits.secondsEach), ...placesOf(places, words)].join('\n')],
    [about.versionsTitle, versions.map((line) => `-# ${line}`).join('\n')],
  ];
  const parts: Part[] = [
    { kind: 'words', text: `### ${about.title}\n${about.what}` },
    { kind: 'words', text: aboutText },
    ...sections.map(([title, value]): Part => ({ kind: 'words', text: `**${title}**\n${value}` })),
  ];
  return { cards: [{ colour: GREY, parts }] };
}

/** Where the bot answers messages, if that is restricted. */
function placesOf(places: Places | undefined, { about }: View['words']): string[] {
  return [
    ...(places && places.channels.length > 0 ? [about.limitedPlaces] : []),
    ...(places?.threadsOnly ? [about.threadsOnly] : []),
  ];
}
