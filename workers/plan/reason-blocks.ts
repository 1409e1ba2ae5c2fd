/** Numbers of the embeddings that lie on disk for one block: 4 GB of float32. */
const numbers = 2 ** 30

/**
 * Neurons of a block at most. Each block runs nearly the whole corpus up to its layer, since a thousand documents a neuron leave
 * few out: the larger the blocks, the fewer such runs. More would take too much memory for the examples' places.
 */
const mostNeurons = 2048

/** What decides how a layer is cut. */
export interface BlockedLayer {
  dMlp: number
  dModel: number
  /** Stored strongest examples of a neuron, at most. */
  topK: number
}

/** Blocks that a layer's neurons are cut into for their reasons: so many that one block's embeddings fit on the disk. */
export const reasonBlocks = ({ dMlp, dModel, topK }: BlockedLayer): number => {
  const width = Math.max(1, Math.min(mostNeurons, Math.floor(numbers / (topK * dModel))))
  return Math.ceil(dMlp / width)
}

/** First neuron of a block, and the first after it. */
export const neuronsOfBlock = (block: number, nBlocks: number, dMlp: number): { first: number; end: number } => ({
  first: Math.floor((block * dMlp) / nBlocks),
  end: Math.floor(((block + 1) * dMlp) / nBlocks),
})
