import type { ModelConfig } from '#lib/model/config.ts'

/** Bytes of the largest value that a batch may need on a GPU: a quarter of what buffers are commonly limited to. */
const mostBytes = 2 ** 29

/** What the host fetches per neuron and batch (histogram, samples) is worth a batch of at least thousands of positions. */
const mostPositions = 2 ** 16

/**
 * Positions that go through a scan graph together on a GPU: so many that no value on the way, activations [batch, pos, dMlp]
 * or attention scores [batch, nHeads, pos, pos], is above half a gigabyte; at least one row of `nCtx`.
 */
export const devicePositions = ({ dMlp, dModel, nHeads, dHead, nCtx }: ModelConfig): number => {
  const widest = 4 * Math.max(dMlp, 3 * nHeads * dHead, dModel, nHeads * nCtx)
  return Math.max(nCtx, Math.min(mostPositions, Math.floor(mostBytes / widest)))
}
