import type { StatedClaim } from '#lib/claims/kinds.ts'
import { type ListedClaim, listClaims } from '#lib/claims/list-claims.ts'
import { type NeuronRef, neuronRefText } from '#lib/claims/neuron-ref.ts'
import type { Reader } from '#lib/claims/reader.ts'
import { type StatedNeuron, statedNeurons } from '#lib/claims/stated-neurons.ts'

/** A claim about a neuron, with what the neuron is to it. */
export interface ClaimOfNeuron extends ListedClaim {
  /** `subject`, `member`, ... and for a member its parameter's value. */
  as: StatedNeuron
}

/** The claims about one neuron, at most 100, the latest first. */
export async function claimsOfNeuron(neuron: NeuronRef, reader: Reader = null): Promise<ClaimOfNeuron[]> {
  const ref = neuronRefText(neuron)
  const { claims } = await listClaims({ neuron: ref, limit: 100 }, reader)
  return claims.flatMap(claim => {
    const as = statedNeurons({ kind: claim.kind, body: claim.body } as StatedClaim).find(one => one.ref === ref)
    return as ? [{ ...claim, as }] : []
  })
}
