/** The product's targets on the check half, by metric name (see metricsOf). */
export const TARGETS: readonly { label: string; metric: string; least: number }[] = [
  { label: 'hit@1, English', metric: 'en.hit1', least: 0.92 },
  { label: 'hit@1, Vietnamese', metric: 'vi.hit1', least: 0.88 },
  { label: 'hit@1, Vietnamese without diacritics', metric: 'vi_plain.hit1', least: 0.85 },
  { label: 'hit@1, other EU languages', metric: 'eu.hit1', least: 0.75 },
  { label: 'hit@1, English answered only in Vietnamese', metric: 'cross_en.hit1', least: 0.6 },
  { label: 'hit@3, all', metric: 'all.hit3', least: 0.95 },
  { label: 'hit@1, clause look-ups', metric: 'kind.clause.hit1', least: 1 },
  { label: 'highlighted sentence right', metric: 'highlight', least: 0.85 },
  { label: 'answered, of the answerable (the rest: false refusals)', metric: 'all.answered', least: 0.95 },
  { label: 'off-topic refused', metric: 'off_topic.refused', least: 0.97 },
  { label: 'near-topic refused or marked weak', metric: 'near_topic.refused_or_weak', least: 0.85 },
];
