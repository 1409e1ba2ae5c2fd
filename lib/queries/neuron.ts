import 'server-only'
import { db } from '#lib/db.ts'
import { decodeExamples, type ExampleGroup } from '#lib/neuron/examples.ts'
import { decodeHistogram, type HistogramRecord } from '#lib/neuron/histogram-record.ts'
import { decodeLogitEffects, type LogitEffects } from '#lib/neuron/logit-effects.ts'
import type { NeuronBounds, NeuronId } from '#lib/neuron/neuron-id.ts'
import { parseRunSpec, type RunSpec } from '#lib/neuron/run-spec.ts'

/** The run a neuron's numbers come from, with its model and corpus. */
export interface NeuronRun extends NeuronBounds {
  hash: string
  spec: RunSpec
  /** Tokens that enter the statistics. */
  nTokens: bigint
  /** Mean scale of the final LayerNorm; null until measured. */
  finalScale: number | null
  publishedAt: Date | null
  corpusId: number
  corpus: string
  nDocuments: number
  tokenizerId: number
  model: string
  weightsHash: string
  actFn: string
  nCtx: number
  dModel: number
  pretrained: string | null
}

/** Statistics of one neuron (prisma/schema.prisma, NeuronStats); null means undefined, never zero. */
export interface NeuronStatistics {
  maxActivation: number
  minActivation: number
  /** M, the scale of everything painted on the page. */
  scale: number
  dead: boolean
  mean: number
  variance: number
  skewness: number | null
  kurtosis: number | null
  fires10: number | null
  fires25: number | null
  fires50: number | null
  sparsity: number | null
  zeroFraction: number
}

/** Everything stored about one neuron in one run. */
export interface NeuronRecord {
  id: NeuronId
  run: NeuronRun
  stats: NeuronStatistics
  groups: ExampleGroup[]
  histogram: HistogramRecord
  effects: LogitEffects
}

interface Row extends NeuronRun, NeuronStatistics {
  examples: Uint8Array
  histogram: Uint8Array
  effects: Uint8Array
}

/** One neuron of a published run of `model`; null where there is no such run or neuron. */
export async function readNeuron(runHash: string, model: string, id: NeuronId): Promise<NeuronRecord | null> {
  const [row] = await db.$queryRaw<Row[]>`
    select r.hash, r.spec, r.n_tokens as "nTokens", r.final_scale as "finalScale", r.published_at as "publishedAt",
      r.corpus_id as "corpusId", c.name as corpus, c.n_documents as "nDocuments", r.tokenizer_id as "tokenizerId",
      m.name as model, m.weights_hash as "weightsHash", m.act_fn as "actFn", m.n_ctx as "nCtx", m.d_model as "dModel", m.pretrained,
      m.n_layers as "nLayers", m.d_mlp as "dMlp",
      s.max_activation as "maxActivation", s.min_activation as "minActivation", s.scale, s.dead, s.mean, s.variance,
      s.skewness, s.kurtosis, s.fires10, s.fires25, s.fires50, s.sparsity, s.zero_fraction as "zeroFraction",
      p.examples, p.histogram, p.effects
    from run r
    join model m on m.id = r.model_id
    join corpus c on c.id = r.corpus_id
    join neuron_stats s on s.run_id = r.id and s.layer = ${id.layer} and s.neuron = ${id.neuron}
    join neuron_profile p on p.run_id = r.id and p.layer = s.layer and p.neuron = s.neuron
    where r.hash = ${runHash} and m.name = ${model} and r.state = 'published'`
  if (!row) return null
  return {
    id,
    run: { ...row, spec: parseRunSpec(row.spec) },
    stats: row,
    groups: decodeExamples(row.examples),
    histogram: decodeHistogram(row.histogram),
    effects: decodeLogitEffects(row.effects),
  }
}
