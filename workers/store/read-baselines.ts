import { decodeBaselines, type LayerBaselines } from '#lib/patterns/baselines-part.ts'
import { beforeRow, labelF1, noLabel } from '#lib/patterns/best-labels.ts'
import type { Queryable } from '#workers/store/queryable.ts'

const SQL = `select bytes from pattern_index_part where run_id = $1 and layer = $2 and part = -1`

/** What a pattern of a neuron must beat. */
export interface NeuronBaselines {
  token: number | null
  tokenF1: number | null
  bigram: [before: number, current: number] | null
  bigramF1: number | null
}

/** The best token and pair of tokens of each neuron of a layer. Throws one line where the index is not whole. */
export const readBaselines = async (db: Queryable, runId: number, layer: number): Promise<LayerBaselines> => {
  const { rows } = await db.query<{ bytes: Buffer }>(SQL, [runId, layer])
  if (rows.length === 0)
    throw new Error(`wanted the best tokens of layer ${layer}, got none: let the analysis finish its index first`)
  return decodeBaselines(new Uint8Array(rows[0].bytes))
}

/** Those of one neuron; -1 stands for no token before. */
export function baselinesOf({ tokens, pairs }: LayerBaselines, neuron: number): NeuronBaselines {
  const pair = pairs.key[neuron]
  const before = pair >>> 16
  return {
    token: tokens.key[neuron] === noLabel ? null : tokens.key[neuron],
    tokenF1: labelF1(tokens, neuron),
    bigram: pair === noLabel ? null : [before === beforeRow ? -1 : before, pair & 0xffff],
    bigramF1: labelF1(pairs, neuron),
  }
}
