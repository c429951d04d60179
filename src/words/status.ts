/** What the bot reports to its operators about itself. */
export interface StatusWords {
  title: string;
  onlyOperators: string;
  uptime: (hours: number) => string;
  index: (version: string, hours: number) => string;
  indexAway: string;
  documents: (documents: number, passages: number) => string;
  waiting: (count: number) => string;
  gateway: (connected: boolean, reconnects: number) => string;
  model: (restarts: number) => string;
  memory: (megabytes: number) => string;
  noErrors: string;
  errors: string;
  error: (code: string, times: number, minutes: number) => string;
  reload: string;
  reloaded: (another: boolean) => string;
}
