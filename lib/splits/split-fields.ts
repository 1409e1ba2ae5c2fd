/**
 * Which of some neurons is the parent of a split, and which are its children: the only one of its model where all others are of other models,
 * else the first; children are those of other models than the parent's.
 */
export function splitFields(neurons: readonly string[]): { parent: string; children: string[] } {
  const modelOf = (neuron: string) => neuron.split('/')[0]
  const alone = neurons.filter(one => neurons.filter(other => modelOf(other) === modelOf(one)).length === 1)
  const parent = (alone.length === 1 ? alone[0] : neurons[0]) ?? ''
  return { parent, children: neurons.filter(one => modelOf(one) !== modelOf(parent)) }
}
