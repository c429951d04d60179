import { renderThanks, renderUnknownButton } from '../../reply/notes.js';
import { defineComponent } from '../component.js';

export const feedback = defineComponent('feedback', 'private', async ({ verdict, passage }, { desk, words, read }) => {
  // Verdicts may have been asked for when the message was sent, and no longer.
  if (!desk.installation.feedback) return renderUnknownButton(words);
  const judged = await read((library) => ({
    passageId: library.passage(passage).id,
    verdict,
    indexVersion: library.manifest.version,
  }));
  await desk.judge(judged);
  return renderThanks(words);
});
