/** Where a choice of neurons leads. */
export interface SelectionLink {
  /** What is done, where there is room for it, and the word that says it alone. */
  verb: string
  word: string
  href: string
}

/** What can be made of neurons. The first is the parent of a split. */
export function selectionLinks(neurons: readonly string[]): SelectionLink[] {
  const claim = (kind: string) => `/claims/new?kind=${kind}${neurons.map(neuron => `&neuron=${neuron}`).join('')}`
  return [
    { verb: 'Make a', word: 'family', href: claim('family') },
    { verb: 'Make a', word: 'split', href: claim('split') },
    { verb: 'Add to a', word: 'list', href: `/lists/new?neurons=${neurons.join(',')}` },
    { verb: '', word: 'compare', href: `/compare/neurons?neurons=${neurons.join(',')}` },
  ]
}
