import 'server-only'
import { parseNeuronRef } from '#lib/claims/neuron-ref.ts'
import { db } from '#lib/db.ts'

/** A neuron that a claim names, and the current run of its model. Null where nothing is published. */
export interface MemberRun {
  /** `model/layer/neuron`. */
  ref: string
  model: string
  layer: number
  neuron: number
  runId: number
  run: string
  corpusId: number
  tokenizerId: number
  corpus: string
  nCtx: number
  /** Tokens of the reference sample; null without a pattern index. */
  sample: number | null
  dead: boolean
  /** M. */
  scale: number
  /** Fraction of tokens with activation >= 0.25 M; null when dead. */
  fires: number | null
}

/** Neurons in the order given; null where the site has none of that name in a published run. */
export async function memberRuns(refs: readonly string[]): Promise<(MemberRun | null)[]> {
  const ids = refs.map(parseNeuronRef)
  const rows = await db.$queryRaw<(MemberRun & { place: bigint })[]>`
    select w.place, w.model || '/' || w.layer || '/' || w.neuron as ref, w.model, w.layer, w.neuron, r.id as "runId", r.hash as run,
      r.corpus_id as "corpusId", r.tokenizer_id as "tokenizerId", c.name as corpus, m.n_ctx as "nCtx",
      i.n_tokens as sample, s.dead, s.scale, s.fires25 as fires
    from unnest(${ids.map(id => id?.model ?? '')}::text[], ${ids.map(id => id?.layer ?? -1)}::int[],
      ${ids.map(id => id?.neuron ?? -1)}::int[]) with ordinality as w(model, layer, neuron, place)
    join model m on m.name = w.model
    join run r on r.id = m.current_run_id
    join corpus c on c.id = r.corpus_id
    join neuron_stats s on s.run_id = r.id and s.layer = w.layer and s.neuron = w.neuron
    left join pattern_index i on i.run_id = r.id`
  const found: (MemberRun | null)[] = refs.map(() => null)
  for (const { place, ...row } of rows) found[Number(place) - 1] = row
  return found
}

/** Of a neuron that no published run has. */
export const noRun = 'This site has no published run with this neuron.'

/** Why a neuron's firing on its reference sample cannot be read, in a sentence; null where it can. */
export function runProblem(run: MemberRun | null): string | null {
  if (run === null) return noRun
  if (run.dead) return 'It never fires.'
  return run.sample === null ? 'The analysis of its model has not reached the index of firings yet.' : null
}
