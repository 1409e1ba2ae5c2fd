import 'server-only'
import type { Example } from '#lib/neuron/examples.ts'
import type { NeuronId } from '#lib/neuron/neuron-id.ts'
import { corpusDomains, type DomainShares } from '#lib/queries/corpus-domains.ts'
import { type ExampleText, readExampleTexts } from '#lib/queries/example-texts.ts'
import { type NeuronRecord, readNeuron } from '#lib/queries/neuron.ts'
import { type NeuronAnalysisData, readNeuronAnalysis } from '#lib/queries/neuron-analysis.ts'
import { type NeuronRanks, readNeuronRanks } from '#lib/queries/neuron-ranks.ts'
import { type TokenBytes, tokenBytesOf } from '#lib/queries/token-bytes.ts'

/** All that a neuron's page shows. */
export interface NeuronPageData extends NeuronRecord {
  ranks: NeuronRanks
  analysis: NeuronAnalysisData
  /** Text under each example. */
  texts: ReadonlyMap<Example, ExampleText>
  domains: DomainShares
  tokenBytes: TokenBytes
}

/** Reads a neuron's page in two rounds of queries; null where the run does not hold the neuron. */
export async function readNeuronPage(run: string, model: string, id: NeuronId): Promise<NeuronPageData | null> {
  const [record, ranks, analysis] = await Promise.all([
    readNeuron(run, model, id),
    readNeuronRanks(run, id),
    readNeuronAnalysis(run, id),
  ])
  if (!record) return null
  const { corpusId, tokenizerId } = record.run
  const examples = record.groups.flatMap(group => group.examples)
  const [texts, domains, tokenBytes] = await Promise.all([
    readExampleTexts(corpusId, tokenizerId, examples),
    corpusDomains(corpusId, tokenizerId),
    tokenBytesOf(tokenizerId),
  ])
  return {
    ...record,
    ranks,
    analysis,
    domains,
    tokenBytes,
    texts: new Map(examples.map((example, i) => [example, texts[i]])),
  }
}
