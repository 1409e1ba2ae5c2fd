import 'server-only'
import type { PatternTestView } from '#lib/address/pattern-fields.ts'
import { db } from '#lib/db.ts'
import type { Example } from '#lib/neuron/examples.ts'
import type { HookSite } from '#lib/neuron/hook-site.ts'
import type { NeuronId } from '#lib/neuron/neuron-id.ts'
import { patternServer } from '#lib/pattern-server/pattern-server.ts'
import type { NeuronTest, TestedLists } from '#lib/patterns/test-neuron.ts'
import { type ExampleText, readExampleTexts } from '#lib/queries/example-texts.ts'
import { indexExample } from '#lib/queries/index-example.ts'
import { recent, unlessGivenUp } from '#lib/queries/recent.ts'
import { type TokenBytes, tokenBytesOf } from '#lib/queries/token-bytes.ts'

/** A pattern held against a neuron, with the listed tokens and their texts. */
export interface PatternTest {
  test: NeuronTest
  /** The listed tokens as examples, by kind. */
  lists: Record<keyof TestedLists, Example[]>
  texts: ReadonlyMap<Example, ExampleText>
  tokenBytes: TokenBytes
  run: string
  model: string
  corpus: string
  nCtx: number
  site: HookSite
  /** The neuron's M. */
  scale: number
}

interface Row {
  runId: number
  run: string
  corpusId: number
  tokenizerId: number
  model: string
  corpus: string
  nCtx: number
  site: HookSite
  scale: number | null
}

const kept = recent<NeuronTest>(100)

/** Holds a pattern against a neuron of a published run; null where there is no such neuron. Throws PatternRefused or TooBusy. */
export async function testPattern(
  run: string,
  { layer, neuron }: NeuronId,
  { pattern, level }: PatternTestView,
  signal?: AbortSignal,
): Promise<PatternTest | null> {
  const [row] = await db.$queryRaw<Row[]>`
    select r.id as "runId", r.hash as run, r.corpus_id as "corpusId", r.tokenizer_id as "tokenizerId", m.name as model,
      c.name as corpus, m.n_ctx as "nCtx", r.spec ->> 'site' as site, s.scale
    from run r
    join model m on m.id = r.model_id
    join corpus c on c.id = r.corpus_id
    join neuron_stats s on s.run_id = r.id and s.layer = ${layer} and s.neuron = ${neuron}
    where r.hash = ${run} and r.state = 'published'`
  if (!row) return null
  const { runId, corpusId, tokenizerId, scale, ...known } = row
  const key = JSON.stringify([runId, layer, neuron, pattern, level])
  const ask = () => kept(key, () => patternServer().test(runId, pattern, { layer, neuron, level }, signal))
  const test = await unlessGivenUp(ask, signal)
  const unit = scale ?? 0
  const [misses, silent, both] = [test.misses, test.silent, test.both].map(list =>
    list.map(one => indexExample(one, unit)),
  )
  const examples = [...misses, ...silent, ...both]
  const [found, tokenBytes] = await Promise.all([
    readExampleTexts(corpusId, tokenizerId, examples),
    tokenBytesOf(tokenizerId),
  ])
  const texts = new Map(examples.map((example, i) => [example, found[i]]))
  return { ...known, test, lists: { misses, silent, both }, texts, tokenBytes, scale: unit }
}
