import { type HookSite, hookSites } from '#lib/neuron/hook-site.ts'

/** What a run measures. Part of the run's hash: two runs with one spec, model and corpus are the same run. */
export interface RunSpec {
  /** Raised whenever the same inputs would give other numbers. */
  version: 1
  /** Hook site the statistics are taken at. */
  site: HookSite
  /** What counts once in the list of strongest examples: a document, or a row of n_ctx tokens (Neuroscope). */
  unit: 'document' | 'row'
  /** Whether position 0 (BOS) enters the statistics (Neuroscope did; otherwise false). */
  includeBos: boolean
  /** Strongest units kept for each neuron. */
  topK: number
}

/** The spec used when nothing else is asked: mid for SoLU models, post for others; one entry a document; no BOS. */
export const defaultRunSpec = (actFn: string): RunSpec => ({
  version: 1,
  site: actFn === 'solu_ln' ? 'mid' : 'post',
  unit: 'document',
  includeBos: false,
  topK: 1000,
})

/** Neuroscope's conventions (methods §0, neuroscope_compat): unit row, BOS included. */
export const neuroscopeRunSpec = (actFn: string): RunSpec => ({
  ...defaultRunSpec(actFn),
  unit: 'row',
  includeBos: true,
})

/** The spec as the one string that is hashed: keys in a fixed order. */
export const canonicalRunSpec = ({ version, site, unit, includeBos, topK }: RunSpec): string =>
  JSON.stringify({ version, site, unit, includeBos, topK })

/** Reads a stored spec; throws one line where it is none. */
export function parseRunSpec(json: unknown): RunSpec {
  const spec = json as RunSpec
  const ok =
    typeof json === 'object' &&
    json !== null &&
    spec.version === 1 &&
    hookSites.includes(spec.site) &&
    (spec.unit === 'document' || spec.unit === 'row') &&
    typeof spec.includeBos === 'boolean' &&
    Number.isInteger(spec.topK)
  if (!ok)
    throw new Error(`run spec: wanted version 1 with site, unit, includeBos and topK, got ${JSON.stringify(json)}`)
  return { version: 1, site: spec.site, unit: spec.unit, includeBos: spec.includeBos, topK: spec.topK }
}
