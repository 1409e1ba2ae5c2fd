import 'server-only'
import { db } from '#lib/db.ts'
import type { NeuronAnalysis } from '#lib/generated/prisma/client.ts'
import type { NeuronId } from '#lib/neuron/neuron-id.ts'

/** What the analysis has added to a neuron's page so far. */
export interface NeuronAnalysisData {
  /** Its sortable statistics; null where no pass is done. A NULL among them is undefined or not computed yet. */
  row: NeuronAnalysis | null
  /** Packed records by kind: `joint`, `tokens`, `inputs`. */
  details: ReadonlyMap<string, Uint8Array>
  /** Passes that are done for the neuron's layer. */
  done: ReadonlySet<string>
}

/** Kinds of records that the page draws. */
const kinds = ['joint', 'tokens', 'inputs']

/** The analysis of one neuron in one run, as far as it has come. */
export async function readNeuronAnalysis(runHash: string, { layer, neuron }: NeuronId): Promise<NeuronAnalysisData> {
  const run = { hash: runHash }
  // A part is noted as done after its numbers are in, so it is read before them.
  const parts = await db.analysisPart.findMany({ where: { run, layer, shard: -1 }, select: { pass: true } })
  const [row, details] = await Promise.all([
    db.neuronAnalysis.findFirst({ where: { run, layer, neuron } }),
    db.neuronDetail.findMany({
      where: { run, layer, neuron, kind: { in: kinds } },
      select: { kind: true, bytes: true },
    }),
  ])
  return {
    row,
    details: new Map(details.map(({ kind, bytes }) => [kind, bytes])),
    done: new Set(parts.map(({ pass }) => pass)),
  }
}
