/** Where a choice of neurons leads. */
export interface SelectionLink {
  label: string
  href: string
}

/** What can be made of neurons. The first is the parent of a split. */
export function selectionLinks(neurons: readonly string[]): SelectionLink[] {
  const claim = (kind: string) => `/claims/new?kind=${kind}${neurons.map(neuron => `&neuron=${neuron}`).join('')}`
  return [
    { label: 'Make a family', href: claim('family') },
    { label: 'Make a split', href: claim('split') },
    { label: 'Add to a list', href: `/lists/new?neurons=${neurons.join(',')}` },
    { label: 'Compare', href: `/compare/neurons?neurons=${neurons.join(',')}` },
  ]
}
