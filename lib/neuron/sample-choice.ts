/** Samples of a neuron that are fetched when asked for, by their names in addresses, in the order of the page. */
export const sampleChoices = ['domains', 'proportional', 'negative', 'random'] as const

/** A sample beside the examples down the axis. */
export type SampleChoice = (typeof sampleChoices)[number]

/** Kinds of NeuronDetail that hold samples, by what is in them. */
export const sampleRecords: Record<SampleChoice, 'domain-examples' | 'samples'> = {
  domains: 'domain-examples',
  proportional: 'samples',
  negative: 'samples',
  random: 'samples',
}

/** What a choice is called. */
export const sampleNames: Record<SampleChoice, string> = {
  domains: 'By kind of text',
  proportional: 'In proportion',
  negative: 'Negative',
  random: '200 random',
}

/** Whether a word out of an address is a choice. */
export const isSampleChoice = (word: string | null): word is SampleChoice =>
  (sampleChoices as readonly (string | null)[]).includes(word)
