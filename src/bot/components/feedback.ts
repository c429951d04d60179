import { renderThanks, renderUnknownButton } from '../reply/notes.js';
import type { Component } from './component.js';

export const feedback: Component<'feedback'> = {
  kind: 'feedback',
  destination: 'private',
  run: async ({ verdict, passage }, { desk, words, read }) => {
    // Verdicts may have been asked for when the message was sent, and no longer.
    if (!desk.installation.feedback) return renderUnknownButton(words);
    const judged = await read((library) => ({
      passageId: library.passage(passage).id,
      verdict,
      indexVersion: library.manifest.version,
    }));
    await desk.judge(judged);
    return renderThanks(words);
  },
};
