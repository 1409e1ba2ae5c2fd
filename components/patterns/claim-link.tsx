import type { AskedPattern } from '#lib/address/pattern-fields.ts'
import { formatNeuronId, type NeuronId } from '#lib/neuron/neuron-id.ts'

/** Leads to where what a test showed is written down as a claim, the pattern filled in. */
export const ClaimLink = ({ model, id, pattern }: { model: string; id: NeuronId; pattern: AskedPattern }) => {
  const query = new URLSearchParams({
    kind: 'regex',
    neuron: `${model}/${formatNeuronId(id)}`,
    pattern: pattern.source,
    case: pattern.ignoreCase ? '1' : '',
    word: pattern.wholeWord ? '1' : '',
  })
  return (
    <a href={`/claims/new?${query}`} rel="nofollow">
      Save as a claim
    </a>
  )
}
