import type { APIEmbedField } from 'discord.js';
import type { Manifest } from '../../../index/format.js';
import type { Installation } from '../../desk.js';
import { GREY } from '../../reply/card.js';
import { cutToFit } from '../../reply/cut.js';
import { asText } from '../../reply/markdown.js';
import type { Reply } from '../../reply/reply.js';
import type { View } from '../../reply/view.js';

/** Longest name of a version or model, as it is written. */
const NAME = 200;

/** What the bot is and is not, its documents, limits, privacy and versions. */
export function renderAbout(installation: Installation, manifest: Manifest, { words, text }: View): Reply {
  const { about, buttons } = words;
  const { counts, version, builtAt } = manifest;
  const { limits, feedback, clauseReferences, gaps, model } = installation;
  const count = (number: number) => number.toLocaleString(words.locale);
  const name = (text: string) => cutToFit(text, NAME, asText);
  const verdicts = text ? about.feedbackInWords(buttons.right, buttons.wrong) : about.feedback;
  const privacy = [
    about.privacy,
    feedback ? verdicts : about.noFeedback,
    clauseReferences ? about.clauseReferences : about.noClauseReferences,
    gaps ? about.gaps : about.noGaps,
  ];
  const versions = [
    `${about.program} ${name(installation.version)}`,
    about.index(name(version), words.date(builtAt.slice(0, 10))),
    `${about.model} ${name(model)}`,
  ];
  const fields: APIEmbedField[] = [
    { name: about.notTitle, value: about.not },
    { name: about.privacyTitle, value: privacy.join('\n') },
    {
      name: about.documentsTitle,
      value: about.documents(count(counts.documents), count(counts.passages)),
      inline: true,
    },
    { name: about.limitsTitle, value: about.limits(limits.burst, limits.secondsEach), inline: true },
    { name: about.versionsTitle, value: versions.join('\n') },
  ];
  return { embeds: [{ title: about.title, description: about.what, fields, color: GREY }] };
}
