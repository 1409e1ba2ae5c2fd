import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { checkEvidence } from '#lib/claims/check-evidence.ts'
import type { Evidence } from '#lib/claims/evidence.ts'
import { type FoundNeuron, findNeurons } from '#lib/claims/find-neurons.ts'
import type { StatedClaim } from '#lib/claims/kinds.ts'
import { patternFault } from '#lib/claims/pattern-fault.ts'
import { conditionsOf } from '#lib/claims/predicate.ts'
import { neuronsFault, type StatedNeuron, statedNeurons } from '#lib/claims/stated-neurons.ts'
import type { Transaction } from '#lib/db.ts'
import type { PatternOptions } from '#lib/regex/pattern.ts'

/** A neuron of a claim, as this site has it. */
export interface PlacedNeuron extends StatedNeuron, FoundNeuron {}

/** The patterns that a claim states or whose matches it predicts. */
function statedPatterns(stated: StatedClaim): (PatternOptions & { pattern: string })[] {
  if (stated.kind === 'regex') return [stated.body]
  const predicate = 'predicate' in stated.body ? stated.body.predicate : undefined
  return predicate ? conditionsOf(predicate).filter(one => one.type === 'regex') : []
}

/** A claim's neurons as this site has them, in its order. Throws AccountRefusal (400) where it has not, or where a pattern of the claim is none. */
export async function placeNeurons(tx: Transaction, stated: StatedClaim): Promise<PlacedNeuron[]> {
  const fault = neuronsFault(stated)
  if (fault) throw new AccountRefusal(400, fault)
  for (const pattern of statedPatterns(stated)) {
    const refused = patternFault(pattern)
    if (refused) throw new AccountRefusal(400, refused)
  }
  const neurons = statedNeurons(stated)
  const found = await findNeurons(
    tx,
    neurons.map(({ ref }) => ref),
  )
  return neurons.map(neuron => ({ ...neuron, ...(found.get(neuron.ref) as FoundNeuron) }))
}

/**
 * Asks of a claim what its form cannot: that its neurons and what its evidence leads to are there, and that its patterns are some.
 * Returns its neurons; throws AccountRefusal (400).
 */
export async function checkStated(tx: Transaction, stated: StatedClaim, evidence: Evidence[]): Promise<PlacedNeuron[]> {
  const neurons = await placeNeurons(tx, stated)
  await checkEvidence(tx, evidence)
  return neurons
}
