import 'server-only'
import { db } from '#lib/db.ts'
import type { NeuronId } from '#lib/neuron/neuron-id.ts'

/** Where a neuron stands in its layer: the share of the layer's living neurons that lie below it, 0..1; null when dead. */
export interface NeuronRanks {
  maxActivation: number | null
  scale: number | null
  fires25: number | null
  fires50: number | null
  sparsity: number | null
}

/** Ranks of one neuron in one run. Ties count half, so that equal neurons stand at the same place. */
export async function readNeuronRanks(runHash: string, { layer, neuron }: NeuronId): Promise<NeuronRanks> {
  const [row] = await db.$queryRaw<NeuronRanks[]>`
    select
      avg((sign(me.max_activation - s.max_activation) + 1) / 2) as "maxActivation",
      avg((sign(me.scale - s.scale) + 1) / 2) as scale,
      avg((sign(me.fires25 - s.fires25) + 1) / 2) as fires25,
      avg((sign(me.fires50 - s.fires50) + 1) / 2) as fires50,
      avg((sign(me.sparsity - s.sparsity) + 1) / 2) as sparsity
    from run r
    join neuron_stats me on me.run_id = r.id and me.layer = ${layer} and me.neuron = ${neuron}
    join neuron_stats s on s.run_id = r.id and s.layer = me.layer and s.neuron <> me.neuron
    where r.hash = ${runHash} and not me.dead and not s.dead`
  return row
}
