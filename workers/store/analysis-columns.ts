/** Columns of neuron_analysis that passes fill, with the type their values have in Postgres. */
export const analysisColumns = {
  smuggled: 'real',
  smuggled_error: 'real',
  smuggled_tokens: 'int',
  tail_mismatch: 'real',
  current_tokens: 'real',
  previous_tokens: 'real',
  next_tokens: 'real',
  shuffled_tokens: 'real',
  top_domain: 'text',
  domain_share: 'real',
  domain_base: 'real',
  r2_token: 'real',
  r2_bigram: 'real',
  r2_trigram: 'real',
  r2_position: 'real',
  r2_domain: 'real',
  r2_shuffled: 'real',
  reasons: 'smallint',
  silhouette: 'real',
  effective_reasons: 'real',
  mono_mass: 'real',
  mono_mass_post: 'real',
  mono: 'real',
  poly: 'real',
  abstract: 'real',
  share_in: 'real',
  share_out: 'real',
  cos_in_out: 'real',
  cos_embed: 'real',
  embed_token: 'int',
  logit_variance: 'real',
  logit_skewness: 'real',
  logit_kurtosis: 'real',
  logit_class: 'text',
} as const

export type AnalysisColumn = keyof typeof analysisColumns

/** Scores of a neuron by column; null, NaN and infinite ones are stored as NULL, and so is what is absent. */
export type AnalysisScores = { [Column in AnalysisColumn]?: number | string | null }
