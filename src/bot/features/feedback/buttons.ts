import { renderThanks, renderUnknownButton } from '../../reply/notes.js';
import { defineComponent } from '../component.js';

export const feedback = defineComponent('feedback', 'private', async ({ verdict, passage }, press) => {
  const { desk, words, read, userId, messageId } = press;
  // Feedback may have been turned off since the message was sent.
  if (!desk.installation.feedback) return renderUnknownButton(words);
  const judged = await read((library) => ({
    passageId: library.passage(passage).id,
    verdict,
    indexVersion: library.manifest.version,
  }));
  const first = await desk.judge(judged, { userId, messageId });
  return first ? renderThanks(verdict, words) : { content: words.votedAlready };
});
