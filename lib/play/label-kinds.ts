/** Kinds of claims that say in words what a neuron fires on. */
export const labelKinds: string[] = ['description', 'tag', 'regex']
