import type { StatedClaim } from '#lib/claims/kinds.ts'

/** What a neuron is to a claim. */
export type NeuronRole = 'subject' | 'member' | 'parent' | 'child' | 'source' | 'target'

/** One neuron that a claim states something about. */
export interface StatedNeuron {
  /** `model/layer/neuron`. */
  ref: string
  role: NeuronRole
  /** Place among those of the same role, from 0. */
  position: number
  /** Value of a family's parameter for this member; null elsewhere. */
  parameter: string | null
}

/** The neurons of a claim, in its order. */
export function statedNeurons({ kind, body }: StatedClaim): StatedNeuron[] {
  const row =
    (role: NeuronRole, parameter: string | null = null) =>
    (ref: string, position: number) => ({
      ref,
      role,
      position,
      parameter,
    })
  switch (kind) {
    case 'family':
      return body.members.map(({ neuron, value }, position) => row('member', value)(neuron, position))
    case 'split':
      return [
        row('parent')(body.parent, 0),
        ...body.children.map(({ neuron }, position) => row('child')(neuron, position)),
      ]
    case 'relation':
      return [row('source')(body.source, 0), row('target')(body.target, 0)]
    default:
      return body.neurons.map(row('subject'))
  }
}

/** Their names alone, `model/layer/neuron`. */
export const neuronsOf = (stated: StatedClaim): string[] => statedNeurons(stated).map(({ ref }) => ref)

/** Why these neurons cannot stand together in one claim, in a line; null where they can. */
export function neuronsFault(stated: StatedClaim): string | null {
  const seen = new Set<string>()
  for (const { ref } of statedNeurons(stated)) {
    if (seen.has(ref)) return `${ref} is named twice: name each neuron once.`
    seen.add(ref)
  }
  if (stated.kind !== 'split') return null
  const { parent, children } = stated.body
  const model = parent.split('/')[0]
  const same = children.find(({ neuron }) => neuron.startsWith(`${model}/`))
  return same ? `${same.neuron} is of the parent's own model: wanted children of other models.` : null
}
