import 'server-only'
import { db } from '#lib/db.ts'
import type { NeuronId } from '#lib/neuron/neuron-id.ts'

/** Where a neuron's direct effect stands in its layer: the share of the others that lie below it, 0..1; null where undefined. */
export interface LogitRanks {
  logitVariance: number | null
  logitSkewness: number | null
  logitKurtosis: number | null
}

/** Ranks of one neuron's direct effect in one run; equal neurons stand at the same place. */
export async function readLogitRanks(runHash: string, { layer, neuron }: NeuronId): Promise<LogitRanks> {
  const [row] = await db.$queryRaw<LogitRanks[]>`
    select
      avg((sign(me.logit_variance - s.logit_variance) + 1) / 2) as "logitVariance",
      avg((sign(me.logit_skewness - s.logit_skewness) + 1) / 2) as "logitSkewness",
      avg((sign(me.logit_kurtosis - s.logit_kurtosis) + 1) / 2) as "logitKurtosis"
    from run r
    join neuron_analysis me on me.run_id = r.id and me.layer = ${layer} and me.neuron = ${neuron}
    join neuron_analysis s on s.run_id = r.id and s.layer = me.layer and s.neuron <> me.neuron
    where r.hash = ${runHash}`
  return row
}
