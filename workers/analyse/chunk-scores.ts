import { type EffectiveTokens, effectiveTokens, shuffledEffectiveTokens } from '#lib/analysis/effective-tokens.ts'
import { groupVariance } from '#lib/analysis/group-variance.ts'
import type { NgramContexts } from '#lib/analysis/ngram-contexts.ts'
import { ngramVariance } from '#lib/analysis/ngram-variance.ts'
import { listPairs } from '#lib/analysis/pair-sums.ts'
import { addTokenFirings, createTokenFirings, noToken } from '#lib/analysis/token-firings.ts'
import { encodeDomainShares } from '#lib/neuron/domain-shares.ts'
import { encodeFiringTokens } from '#lib/neuron/token-shares.ts'
import type { ContextTokens } from '#workers/analyse/context-tokens.ts'
import { type DomainMass, domainMass } from '#workers/analyse/domain-mass.ts'
import type { AnalysisScores } from '#workers/store/analysis-columns.ts'

/** What the statistics of a layer's chunks share. */
export interface ContextBasis {
  all: ContextTokens
  contexts: NgramContexts
  /** The tokens in a seeded random order: the null of R^2_1. */
  shuffled: Uint32Array
  /** Running totals of the sample's token counts, [dVocab]. */
  cumulative: Float64Array
  dVocab: number
  /** Names of the domains, and each one's share of the sample's tokens. */
  domains: string[]
  domainBase: Float64Array
}

/** Scores of a chunk of neurons, and their packed `tokens` records; null for those that never fire. */
export interface ChunkScores {
  scores: AnalysisScores[]
  tokens: (Uint8Array | null)[]
  /** Packed `domains` records; null for those that never fire. */
  domains: (Uint8Array | null)[]
}

const topTokens = 20
const positionBuckets = 32

/**
 * P1, P2 and domain shares (methods §4) of a chunk of neurons; `activations` [n, width], `scales` M [width], NaN for the dead.
 * `seed` + i seeds neuron i's null.
 */
export function chunkScores(
  basis: ContextBasis,
  activations: Float32Array,
  scales: Float64Array,
  seed: number,
): ChunkScores {
  const { all, domains } = basis
  const width = scales.length
  const explained = ngramVariance(basis.contexts, activations, width, all.scored)
  const grouped = (labels: ArrayLike<number>, nGroups: number) =>
    groupVariance(labels, nGroups, activations, width, all.scored)
  const byPosition = grouped(all.positions, positionBuckets)
  // Of a single domain there is nothing to tell apart.
  const byDomain = domains.length > 1 ? grouped(all.domains, domains.length) : null
  const byShuffled = grouped(basis.shuffled, basis.dVocab)
  const firings = gatherFirings(basis, activations, scales)
  const mass = domainMass(activations, all.domains, domains.length, firings.threshold)
  const effective = (side: 'previous' | 'next') => listPairs(firings[side]).map(pairs => effectiveTokens(pairs, 0))
  const previous = effective('previous')
  const next = effective('next')
  const current = listPairs(firings.current)
  const scores: AnalysisScores[] = []
  const tokens: (Uint8Array | null)[] = []
  const shares: (Uint8Array | null)[] = []
  for (let i = 0; i < width; i++) {
    const own = Number.isNaN(scales[i]) ? null : effectiveTokens(current[i], topTokens)
    tokens.push(own && packed(own))
    const where = Number.isNaN(scales[i]) ? null : mass[i]
    shares.push(where && packedShares(basis, where))
    if (Number.isNaN(scales[i])) {
      scores.push({})
      continue
    }
    scores.push({
      current_tokens: own?.effective,
      previous_tokens: previous[i]?.effective,
      next_tokens: next[i]?.effective,
      shuffled_tokens: shuffledEffectiveTokens(current[i], basis.cumulative, seed + i),
      top_domain: where && domains[where.domain],
      domain_share: where?.share,
      domain_base: where && basis.domainBase[where.domain],
      r2_token: explained[0][i],
      r2_bigram: explained[1][i],
      r2_trigram: explained[2][i],
      r2_position: byPosition[i],
      r2_domain: byDomain?.[i],
      r2_shuffled: byShuffled[i],
    })
  }
  return { scores, tokens, domains: shares }
}

const packed = ({ firings, distinct, top }: EffectiveTokens) => encodeFiringTokens({ firings, distinct, top })

const packedShares = ({ domains, domainBase }: ContextBasis, { shares }: DomainMass) =>
  encodeDomainShares(domains.map((domain, i) => ({ domain, share: shares[i], base: domainBase[i] })))

function gatherFirings({ all, dVocab }: ContextBasis, activations: Float32Array, scales: Float64Array) {
  const width = scales.length
  const firings = createTokenFirings(scales, dVocab)
  for (let first = 0; first < all.n; ) {
    let end = first + 1
    while (end < all.n && all.rows[end] === all.rows[first]) end++
    // A row begins with BOS: the model does not see what stood before it. What comes after is only told, never seen.
    const tokens = Int32Array.of(noToken, ...all.tokens.subarray(first, end), all.next[end - 1])
    addTokenFirings(firings, activations.subarray(first * width, end * width), tokens)
    first = end
  }
  return firings
}
