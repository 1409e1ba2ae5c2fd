/** Numbers of the embeddings held for one block: 256 MB of float32. */
const numbers = 2 ** 26

/** Neurons of a block at most, so that blocks are short and there are some for every thread. */
const mostNeurons = 128

/** What decides how a layer is cut. */
export interface BlockedLayer {
  dMlp: number
  dModel: number
  /** Stored strongest examples of a neuron, at most. */
  topK: number
}

/** Blocks that a layer's neurons are cut into for their reasons: so many that one block's embeddings fit into memory. */
export const reasonBlocks = ({ dMlp, dModel, topK }: BlockedLayer): number => {
  const width = Math.max(1, Math.min(mostNeurons, Math.floor(numbers / (topK * dModel))))
  return Math.ceil(dMlp / width)
}

/** First neuron of a block, and the first after it. */
export const neuronsOfBlock = (block: number, nBlocks: number, dMlp: number): { first: number; end: number } => ({
  first: Math.floor((block * dMlp) / nBlocks),
  end: Math.floor(((block + 1) * dMlp) / nBlocks),
})
