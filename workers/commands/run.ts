import type { BackendChoice } from '#lib/inference/backend.ts'
import { type HookSite, hookSites } from '#lib/neuron/hook-site.ts'
import { defaultRunSpec, neuroscopeRunSpec, type RunSpec } from '#lib/neuron/run-spec.ts'
import { namedCorpus, namedModel } from '#workers/commands/named.ts'
import { withProgress } from '#workers/commands/progress.ts'
import { waitForRun } from '#workers/commands/wait-for-run.ts'
import { withDatabase } from '#workers/commands/with-database.ts'
import { createRun } from '#workers/queue/create-run.ts'
import { listWorkers } from '#workers/store/list-workers.ts'

/** Options of `soluscope run` as the command line gives them. */
export interface RunOptions {
  site?: HookSite
  unit?: 'document' | 'row'
  includeBos?: boolean
  neuroscopeCompat?: boolean
  /** Work on it here until it is analysed, or only until it is published. */
  wait?: boolean
  waitPublished?: boolean
  threads: number
  /** What to scan on with `wait`; default: SOLUSCOPE_DEVICE. */
  device?: BackendChoice
}

/** The spec that the options ask for; throws one line on a site the model does not have. */
export const specOf = (
  model: { name: string; actFn: string },
  options: Omit<RunOptions, 'threads' | 'device'>,
): RunSpec => {
  const base = options.neuroscopeCompat ? neuroscopeRunSpec(model.actFn) : defaultRunSpec(model.actFn)
  const site = options.site ?? base.site
  if (site === 'mid' && model.actFn !== 'solu_ln') {
    throw new Error(
      `${model.name} has no site mid (its activation function is ${model.actFn}): use --site ${hookSites.filter(s => s !== 'mid').join(' or ')}`,
    )
  }
  return { ...base, site, unit: options.unit ?? base.unit, includeBos: options.includeBos ?? base.includeBos }
}

const OUTCOME = {
  created: 'is queued',
  restarted: 'had failed and is taken up where it stopped',
  open: 'is under way already',
  published: 'is published already',
} as const

/** `soluscope run MODEL CORPUS`: queues a run; with --wait works on it here until it is analysed. */
export const runCommand = async (modelName: string, corpusName: string, options: RunOptions): Promise<number> =>
  withDatabase(async ({ url, pool }) => {
    const model = await namedModel(pool, modelName)
    const corpus = await namedCorpus(pool, corpusName)
    const spec = specOf(model, options)
    const run = await withProgress(`preparing ${model.name} on ${corpus.name}`, progress =>
      createRun(pool, { model, corpus, spec }, ({ documents, total }) => {
        progress.update(documents, total, `${documents} of ${total} documents tokenised`)
      }),
    )
    console.log(`run ${run.hash} (${model.name} on ${corpus.name}) ${OUTCOME[run.outcome]}`)
    const until = options.wait ? 'analysed' : 'published'
    if (run.outcome === 'published' && until === 'published') return 0
    if (options.wait || options.waitPublished)
      return waitForRun({ url, pool, runId: run.id, threads: options.threads, device: options.device, until })
    if ((await listWorkers(pool)).length === 0) {
      console.log('no worker is running: start one with "soluscope work", or everything with "soluscope up"')
    }
    return 0
  })
