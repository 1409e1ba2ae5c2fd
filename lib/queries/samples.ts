import 'server-only'
import { nearDuplicates } from '#lib/analysis/near-duplicates.ts'
import { db } from '#lib/db.ts'
import { decodeExamples, type Example, type ExampleGroup, type ExampleGroupKind } from '#lib/neuron/examples.ts'
import type { HookSite } from '#lib/neuron/hook-site.ts'
import type { NeuronId } from '#lib/neuron/neuron-id.ts'
import { type SampleChoice, sampleRecords } from '#lib/neuron/sample-choice.ts'
import { type ExampleText, readExampleTexts } from '#lib/queries/example-texts.ts'
import { type TokenBytes, tokenBytesOf } from '#lib/queries/token-bytes.ts'

/** A sample of a neuron, with the texts under it. */
export interface Samples {
  groups: ExampleGroup[]
  texts: ReadonlyMap<Example, ExampleText>
  tokenBytes: TokenBytes
  model: string
  corpus: string
  actFn: string
  site: HookSite
  nCtx: number
  /** The neuron's M. */
  scale: number
  /** What counts once in a list: a document or a row. */
  unit: string
}

interface Row extends Omit<Samples, 'groups' | 'texts' | 'tokenBytes'> {
  bytes: Uint8Array
  corpusId: number
  tokenizerId: number
}

const kindOf: Record<SampleChoice, ExampleGroupKind> = {
  domains: 'domain',
  proportional: 'proportional',
  negative: 'negative',
  random: 'random',
}

/** A sample of a neuron of a published run; null where there is no such run, neuron or sample. */
export async function readSamples(
  run: string,
  { layer, neuron }: NeuronId,
  choice: SampleChoice,
): Promise<Samples | null> {
  const [row] = await db.$queryRaw<Row[]>`
    select d.bytes, r.corpus_id as "corpusId", r.tokenizer_id as "tokenizerId", m.name as model, c.name as corpus,
      m.act_fn as "actFn", m.n_ctx as "nCtx", r.spec ->> 'site' as site, r.spec ->> 'unit' as unit, s.scale
    from run r
    join model m on m.id = r.model_id
    join corpus c on c.id = r.corpus_id
    join neuron_stats s on s.run_id = r.id and s.layer = ${layer} and s.neuron = ${neuron}
    join neuron_detail d on d.run_id = r.id and d.layer = s.layer and d.neuron = s.neuron
      and d.kind = ${sampleRecords[choice]}
    where r.hash = ${run} and r.state = 'published'`
  if (!row) return null
  const { bytes, corpusId, tokenizerId, ...known } = row
  const groups = decodeExamples(bytes).filter(({ kind }) => kind === kindOf[choice])
  const examples = groups.flatMap(group => group.examples)
  const [found, tokenBytes] = await Promise.all([
    readExampleTexts(corpusId, tokenizerId, examples),
    tokenBytesOf(tokenizerId),
  ])
  const texts = new Map(examples.map((example, i) => [example, found[i]]))
  return {
    ...known,
    groups: choice === 'domains' ? groups.map(group => withoutCopies(group, texts)) : groups,
    texts,
    tokenBytes,
  }
}

/** The first of each text, which counts the others. */
function withoutCopies(group: ExampleGroup, texts: Map<Example, ExampleText>): ExampleGroup {
  const windows = group.examples.map(example => ({
    tokens: texts.get(example)!.ids,
    peak: example.token - example.window.start,
  }))
  const examples = nearDuplicates(windows).map(({ leader, members }) => {
    const first = group.examples[leader]
    if (members.length === 1) return first
    const counted = { ...first, copies: members.length }
    texts.set(counted, texts.get(first)!)
    return counted
  })
  return { ...group, examples }
}
