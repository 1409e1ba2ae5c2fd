import { hypergeometricTail } from '#lib/numeric/hypergeometric-tail.ts'
import { countMatches, splitHalves } from '#lib/patterns/count-matches.ts'
import { findMatches, PatternRefused } from '#lib/patterns/find-matches.ts'
import { countAt } from '#lib/patterns/firing-counts.ts'
import { firingLevels } from '#lib/patterns/firing-level.ts'
import type { LayerFirings } from '#lib/patterns/firing-part.ts'
import type { IndexTexts } from '#lib/patterns/index-texts.ts'
import { type PatternScore, scoreNeuron } from '#lib/patterns/rank-neurons.ts'
import { matchTokens } from '#lib/regex/match-tokens.ts'
import type { Pattern } from '#lib/regex/pattern.ts'

/** What one pattern says of one neuron, with the numbers of documents that its bounds count. */
export interface NeuronPatternScore extends PatternScore {
  /** Documents of the test half with a match, and with a firing at the level. */
  matchDocuments: number
  fireDocuments: number
}

/**
 * Holds a pattern against one neuron: threshold on the train half, counts on the test half. Null where the neuron fires too rarely. Throws
 * PatternRefused where it matches more than a fifth of all tokens.
 */
export function scorePattern(
  pattern: Pattern,
  texts: IndexTexts,
  firings: LayerFirings,
  neuron: number,
): NeuronPatternScore | null {
  const matches = findMatches((text, ends, out) => matchTokens(pattern, text, ends, out), texts)
  const counts = countMatches(firings, splitHalves(matches.slots, texts))
  const score = scoreNeuron({ firings, counts, matches, texts }, neuron)
  if (score === null) return null
  const level = (firingLevels as readonly number[]).indexOf(score.level)
  const fireDocuments = firings.counts.documents[countAt(1, level, neuron, firings.dMlp)]
  // Where matches were drawn the counts are scaled up: too many for the p to hang on their error.
  const pValue = score.pValue ?? hypergeometricTail(score.test)
  return { ...score, pValue, matchDocuments: matches.documents[1], fireDocuments }
}

/**
 * The same for a pattern that nobody asked for, such as one found on a part of the train half: null also where it matches more than a fifth
 * of all tokens.
 */
export function scoreIfNarrow(...given: Parameters<typeof scorePattern>): NeuronPatternScore | null {
  try {
    return scorePattern(...given)
  } catch (error) {
    if (error instanceof PatternRefused) return null
    throw error
  }
}
