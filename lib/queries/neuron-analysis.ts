import 'server-only'
import { meanNullReasons } from '#lib/analysis/null-reasons.ts'
import { db } from '#lib/db.ts'
import type { NeuronAnalysis } from '#lib/generated/prisma/client.ts'
import type { NeuronId } from '#lib/neuron/neuron-id.ts'
import { type SampleChoice, sampleChoices, sampleRecords } from '#lib/neuron/sample-choice.ts'
import { type LogitRanks, readLogitRanks } from '#lib/queries/logit-ranks.ts'
import { type NeuronPatternData, readNeuronPatterns } from '#lib/queries/neuron-patterns.ts'
import { type Ranked, readRanked } from '#lib/queries/ranked.ts'
import { type OwnTexts, readOwnTexts } from '#lib/queries/ranked-own-texts.ts'

/** What the analysis has added to a neuron's page so far. */
export interface NeuronAnalysisData {
  /** Its sortable statistics; null where no pass is done. A NULL among them is undefined or not computed yet. */
  row: NeuronAnalysis | null
  /** Packed records by kind: those of `kinds`. */
  details: ReadonlyMap<string, Uint8Array>
  /** Passes that are done for the neuron's layer. */
  done: ReadonlySet<string>
  /** Why the analysis stopped before its end, in one line; null where it did not. */
  failure: string | null
  /** Where its direct effect stands in its layer. */
  logitRanks: LogitRanks
  /** Its ranked examples and their reasons; null where it has none. */
  ranked: Ranked | null
  /** Some texts of each reason. */
  ownTexts: OwnTexts[]
  /** Samples that there are of it. */
  samples: SampleChoice[]
  /** Patterns that were held against it, the synthesised one first. */
  patterns: NeuronPatternData[]
  /** Mean number of reasons that some neurons of the layer have under another's weights: chance; null before it is known. */
  chanceReasons: number | null
}

/** Kinds of records that the page draws. */
const kinds = ['joint', 'tokens', 'inputs', 'contribution', 'path', 'purity', 'domains']

/** The analysis of one neuron in one run, as far as it has come. */
export async function readNeuronAnalysis(runHash: string, { layer, neuron }: NeuronId): Promise<NeuronAnalysisData> {
  const run = { hash: runHash }
  // A part is noted as done after its numbers are in, so it is read before them.
  const parts = await db.$queryRaw<{ pass: string; failure: Uint8Array | null }[]>`
    select pass, case when pass = 'failed' then coalesce(bytes, '') end as failure
    from analysis_part
    where run_id = (select id from run where hash = ${runHash}) and shard = -1 and (layer = ${layer} or pass = 'failed')`
  const [row, details, ranked, nulls, logitRanks, kept, patterns] = await Promise.all([
    db.neuronAnalysis.findFirst({ where: { run, layer, neuron } }),
    db.neuronDetail.findMany({
      where: { run, layer, neuron, kind: { in: kinds } },
      select: { kind: true, bytes: true },
    }),
    readRanked(runHash, { layer, neuron }),
    db.layerDetail.findFirst({ where: { run, layer, kind: 'null-reasons' }, select: { bytes: true } }),
    readLogitRanks(runHash, { layer, neuron }),
    db.neuronDetail.findMany({
      where: { run, layer, neuron, kind: { in: Object.values(sampleRecords) } },
      select: { kind: true },
    }),
    readNeuronPatterns(runHash, { layer, neuron }),
  ])
  return {
    row,
    details: new Map(details.map(({ kind, bytes }) => [kind, bytes])),
    done: new Set(parts.map(({ pass }) => pass)),
    failure: failureOf(parts.find(({ failure }) => failure !== null)?.failure),
    ranked,
    logitRanks,
    patterns,
    samples: sampleChoices.filter(choice => kept.some(({ kind }) => kind === sampleRecords[choice])),
    ownTexts: ranked ? await readOwnTexts(ranked) : [],
    chanceReasons: nulls && meanNullReasons(nulls.bytes),
  }
}

const failureOf = (bytes: Uint8Array | null | undefined) => (bytes ? new TextDecoder().decode(bytes) : null)
