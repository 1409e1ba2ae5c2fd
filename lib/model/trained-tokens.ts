/**
 * Tokens that a model was trained on: those that a checkpoint's name tells (`solu-1l-tokens_000060293120`), else those of its
 * config.json (`training.tokens`); null where neither says so.
 */
export function trainedTokens(name: string, rawConfig: unknown): number | null {
  const checkpoint = /tokens_(\d{12})$/.exec(name)
  if (checkpoint) return Number(checkpoint[1])
  const { tokens } = ((rawConfig as { training?: unknown } | null)?.training ?? {}) as { tokens?: unknown }
  return typeof tokens === 'number' && Number.isFinite(tokens) ? tokens : null
}
