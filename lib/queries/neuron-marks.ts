import 'server-only'
import { type NeuronRef, neuronRefText } from '#lib/claims/neuron-ref.ts'
import { db } from '#lib/db.ts'
import { listTokens } from '#lib/queries/list-tokens.ts'

/** What tells a neuron apart at a glance, in the current run of its model. */
export interface NeuronMark {
  dead: boolean
  /** Token on which the largest activation falls, as escaped HTML. */
  token: string
  /** Heights 0..255 of the tiny histogram, [24], and the largest activation / M. */
  sparkline: Uint8Array
  largest: number
  /** Share of tokens with at least half of M; null where undefined. */
  fires: number | null
}

interface Row extends NeuronRef {
  tokenizerId: number
  dead: boolean
  topToken: number
  sparkline: Uint8Array
  largest: number | null
  fires: number | null
}

/** Marks by `model/layer/neuron`; those of models without a published run are left out. */
export async function neuronMarks(neurons: readonly NeuronRef[]): Promise<Map<string, NeuronMark>> {
  const rows = await db.$queryRaw<Row[]>`
    select m.name as model, s.layer, s.neuron, m.tokenizer_id as "tokenizerId", s.dead, s.top_token as "topToken", s.sparkline,
      s.max_activation / nullif(s.scale, 0) as largest, s.fires50 as fires
    from unnest(${neurons.map(({ model }) => model)}::text[], ${neurons.map(({ layer }) => layer)}::int[],
      ${neurons.map(({ neuron }) => neuron)}::int[]) as asked (model, layer, neuron)
    join model m on m.name = asked.model
    join neuron_stats s on s.run_id = m.current_run_id and s.layer = asked.layer and s.neuron = asked.neuron`
  const tokens = await Promise.all(rows.map(row => listTokens(row.tokenizerId, [row.topToken])))
  return new Map(
    rows.map(({ dead, sparkline, largest, fires, ...row }, i) => [
      neuronRefText(row),
      { dead, token: tokens[i][0], sparkline, largest: largest ?? 1, fires },
    ]),
  )
}
