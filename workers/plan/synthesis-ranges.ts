/** Neurons of one job: a minute of work, so a killed worker loses no more and a small layer keeps several threads busy. */
const width = 64

/** Ranges that a layer's neurons are cut into for their patterns. */
export const synthesisRanges = (dMlp: number): number => Math.ceil(dMlp / width)

/** First neuron of a range, and the first after it. */
export const neuronsOfRange = (range: number, dMlp: number): { first: number; end: number } => ({
  first: range * width,
  end: Math.min(dMlp, (range + 1) * width),
})
