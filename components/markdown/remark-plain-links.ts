import { replaceNodes, type SyntaxNode } from '#components/markdown/syntax-node.ts'
import { reservedNames } from '#lib/address/reserved-names.ts'
import { parseNeuronRef } from '#lib/claims/neuron-ref.ts'

// An address of the web, or a neuron's that is not part of a longer path.
const ADDRESS =
  /https?:\/\/[^\s<>"'`]+[^\s<>"'`.,;:!?)\]}]|(?<![\w/.:@-])[a-z][a-z0-9._-]*\/\d{1,4}\/\d{1,7}(?![\w/]|\.\d)/g

/** Makes links of addresses that stand in plain text: of the web, and of neurons as `model/layer/neuron`. */
export const remarkPlainLinks = () => (tree: SyntaxNode) =>
  replaceNodes(tree, (node, parent) =>
    node.type === 'text' && !['link', 'linkReference'].includes(parent.type) ? linked(node.value ?? '') : [node],
  )

function linked(text: string): SyntaxNode[] {
  const nodes: SyntaxNode[] = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const url = found.startsWith('http') ? found : neuronPath(found)
    if (!url) continue
    nodes.push({ type: 'text', value: text.slice(from, index) })
    nodes.push({ type: 'link', url, children: [{ type: 'text', value: found }] })
    from = index + found.length
  }
  return [...nodes, { type: 'text', value: text.slice(from) }]
}

const neuronPath = (text: string) => {
  const ref = parseNeuronRef(text)
  return ref && !reservedNames.has(ref.model) ? `/${text}` : null
}
