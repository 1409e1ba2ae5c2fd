import 'server-only'
import type { ExampleGroup, TokenWindow } from '#lib/neuron/examples.ts'
import type { HookSite } from '#lib/neuron/hook-site.ts'
import type { NeuronId } from '#lib/neuron/neuron-id.ts'
import { type DocumentRecord, readDocument, readDocumentTokens } from '#lib/queries/document.ts'
import { readIds } from '#lib/queries/example-texts.ts'
import { readNeuron } from '#lib/queries/neuron.ts'
import { type TokenBytes, tokenBytesOf } from '#lib/queries/token-bytes.ts'

/** A whole document with the activations stored for one neuron on it. */
export interface NeuronDocument {
  document: DocumentRecord
  ids: Uint16Array
  /** Windows of this document among the neuron's examples. */
  windows: TokenWindow[]
  /** The neuron's M. */
  scale: number
  /** Where the activations were read. */
  site: HookSite
  tokenBytes: TokenBytes
}

const windowsOf = (groups: readonly ExampleGroup[], ordinal: number) =>
  groups.flatMap(({ examples }) => examples.filter(({ document }) => document === ordinal).map(({ window }) => window))

/** A document as one neuron of a run saw it; null where run, neuron or document do not exist. */
export async function readNeuronDocument(
  corpus: string,
  ordinal: number,
  { run, model, id }: { run: string; model: string; id: NeuronId },
): Promise<NeuronDocument | null> {
  const [record, document] = await Promise.all([readNeuron(run, model, id), readDocument(corpus, ordinal)])
  if (!record || !document || record.run.corpus !== corpus) return null
  const { corpusId, tokenizerId } = record.run
  const [tokens, tokenBytes] = await Promise.all([
    readDocumentTokens(corpusId, tokenizerId, ordinal),
    tokenBytesOf(tokenizerId),
  ])
  if (!tokens) return null
  const windows = windowsOf(record.groups, ordinal)
  return { document, ids: readIds(tokens), windows, scale: record.stats.scale, site: record.run.spec.site, tokenBytes }
}
