import type { StatusWords } from '../status.js';

/** What the bot reports to its operators. */
export const STATUS: StatusWords = {
  title: 'How the bot is doing',
  onlyOperators: 'Only the operators of this bot can see its status.',
  uptime: (hours) => `Running for ${hours} h`,
  index: (version, hours) => `Index ${version}, built ${hours} h ago`,
  indexAway: 'The index cannot be reached: clauses can be shown, questions cannot be answered.',
  documents: (documents, passages) => `${documents} documents, ${passages} passages`,
  waiting: (count) => `Questions waiting: ${count}`,
  gateway: (connected, reconnects) =>
    `Discord: ${connected ? 'connected' : 'not connected'}, reconnected ${reconnects} times`,
  model: (restarts) => `Model reloaded: ${restarts} times`,
  memory: (megabytes) => `Memory: ${megabytes} MB`,
  noErrors: 'No errors since the start.',
  errors: 'Last errors',
  error: (code, times, minutes) => `${code}: ${times} times, last ${minutes} min ago`,
  reload: 'Look for a new index',
  reloaded: (another) => (another ? 'A new index is in use.' : 'There is no newer index.'),
};
