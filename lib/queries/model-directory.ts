import { db } from '#lib/db.ts'
import type { NeuronBounds } from '#lib/neuron/neuron-id.ts'

/** A model as an address needs it. */
export interface DirectoryModel extends NeuronBounds {
  /** Name in addresses. */
  name: string
  /** Hash of the run that pages show; null until one is published. */
  currentRun: string | null
  /** Hashes of all its published runs, newest first. */
  runs: string[]
  /**
   * Passes of the analysis of its published runs that are done, by layer and in all, and the last pattern and test of any model:
   * grows while pages gain numbers.
   */
  analysed: number
}

/** Every model by name, in order of name. */
export type ModelDirectory = ReadonlyMap<string, DirectoryModel>

/** How long an answer is used again, in milliseconds: a newly published run shows up within this time. */
const lifetime = 2000

/** One for the whole process: the proxy and the pages are bundled apart, and must not differ on which run is current. */
const shared = globalThis as { soluscopeModels?: { answer: Promise<ModelDirectory>; until: number } }

/** All models with their current runs, read at most every 2 s in this process. A failed reading is not kept. */
export function modelDirectory(): Promise<ModelDirectory> {
  const now = Date.now()
  const kept = shared.soluscopeModels
  if (kept && now < kept.until) return kept.answer
  const answer = readDirectory()
  shared.soluscopeModels = { answer, until: now + lifetime }
  answer.catch(() => {
    if (shared.soluscopeModels?.answer === answer) delete shared.soluscopeModels
  })
  return answer
}

async function readDirectory(): Promise<ModelDirectory> {
  const rows = await db.$queryRaw<DirectoryModel[]>`
    select m.name, m.n_layers as "nLayers", m.d_mlp as "dMlp", current.hash as "currentRun",
      coalesce(array_agg(r.hash order by r.published_at desc) filter (where r.id is not null), '{}') as runs,
      (select count(*) from analysis_part p join run on run.id = p.run_id
        where run.model_id = m.id and run.state = 'published' and p.shard = -1)::int
        + (select coalesce(max(id), 0) from neuron_pattern) + (select coalesce(max(id), 0) from causal_test) as analysed
    from model m
    left join run current on current.id = m.current_run_id
    left join run r on r.model_id = m.id and r.state = 'published'
    group by m.id, current.id
    order by m.name`
  return new Map(rows.map(row => [row.name, row]))
}
