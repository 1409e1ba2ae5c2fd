/** What one job does. Also the names of the queue's tasks. */
export type Step = 'scan' | 'merge' | 'plan-collect' | 'collect' | 'evaluate' | 'publish' | 'finish'

/** How far a run has come, as its stored results tell. */
export interface RunProgress {
  runId: number
  state: 'scanning' | 'merging' | 'collecting' | 'publishing' | 'published' | 'failed'
  /** Shards of the run, and layers with neurons. */
  nShards: number
  nLayers: number
  /** Numbers of the shards whose accumulators, requests and windows are stored. */
  scanned: number[]
  requested: number
  collected: number[]
  /** Layers that are merged, and layers whose neurons are written. */
  merged: number[]
  written: number[]
  /** Whether loss and final scale are measured. */
  evaluated: boolean
}

/** One piece of work; `part` is its shard or layer, 0 where the step has only one part. */
export interface Job {
  runId: number
  step: Step
  part: number
}

const missing = (total: number, done: readonly number[]): number[] => {
  const there = new Set(done)
  return Array.from({ length: total }, (_, part) => part).filter(part => !there.has(part))
}

/**
 * The jobs that can be done now and are not: every missing part of the first step that is not complete. Evaluation needs
 * no other step and goes beside collecting. Nothing for a published or failed run.
 */
export const nextJobs = (progress: RunProgress): Job[] => {
  const { runId, nShards, nLayers } = progress
  const jobs = (step: Step, parts: readonly number[]): Job[] => parts.map(part => ({ runId, step, part }))
  if (progress.state === 'published' || progress.state === 'failed') return []
  const scans = missing(nShards, progress.scanned)
  if (scans.length > 0) return jobs('scan', scans)
  const merges = missing(nLayers, progress.merged)
  if (merges.length > 0) return jobs('merge', merges)
  if (progress.requested < nShards) return jobs('plan-collect', [0])
  const rest = [
    ...jobs('collect', missing(nShards, progress.collected)),
    ...jobs('evaluate', progress.evaluated ? [] : [0]),
  ]
  if (rest.length > 0) return rest
  const layers = missing(nLayers, progress.written)
  return layers.length > 0 ? jobs('publish', layers) : jobs('finish', [0])
}

/** The state that goes with the work to be done; `published` and `failed` are set where they happen. */
export const stateOf = (step: Step): RunProgress['state'] => {
  switch (step) {
    case 'scan':
      return 'scanning'
    case 'merge':
      return 'merging'
    case 'plan-collect':
    case 'collect':
    case 'evaluate':
      return 'collecting'
    case 'publish':
    case 'finish':
      return 'publishing'
    default:
      return step satisfies never
  }
}
