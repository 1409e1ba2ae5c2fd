import { decodeExamples } from '#lib/neuron/examples.ts'
import { seededRandom } from '#lib/numeric/seeded-random.ts'
import { createTokenizer } from '#lib/tokens/tokenizer.ts'
import { namedModel } from '#workers/commands/named.ts'
import { withDatabase } from '#workers/commands/with-database.ts'

/*
 * Neurons to look at: `node --import tsx workers/shipped/draw-neurons.ts MODEL [SEED]` prints 30 living neurons of the model's
 * published run, drawn at random over all layers, each with its 20 strongest examples as lines: activation, kind of text, 12
 * tokens before the peak, the peak in brackets, 5 tokens after. What is found goes into the model's look.json.
 */
const DRAWN = 30
const EXAMPLES = 20
const [BEFORE, AFTER] = [12, 5]

interface LiveNeuron {
  layer: number
  neuron: number
  fires: number
  examples: Uint8Array
}

const [modelName, seed = '1'] = process.argv.slice(2)
if (!modelName) {
  console.error('wanted the name of a model with a published run')
  process.exit(2)
}

/** `n` of the items, in their order; the same for the same seed. */
const drawn = <T>(items: readonly T[], n: number, uniform: () => number): T[] => {
  const left = [...items.keys()]
  const chosen = Array.from({ length: Math.min(n, left.length) }, () =>
    left.splice(Math.floor(uniform() * left.length), 1),
  )
  return chosen
    .flat()
    .sort((a, b) => a - b)
    .map(i => items[i])
}

await withDatabase(async ({ pool }) => {
  const model = await namedModel(pool, modelName)
  const {
    rows: [run],
  } = await pool.query<{ id: number; hash: string; corpusId: number; corpus: string }>(
    `select run.id, run.hash, corpus_id as "corpusId", corpus.name as corpus
     from run join corpus on corpus.id = corpus_id where run.id = $1`,
    [model.currentRunId],
  )
  if (!run) throw new Error(`${model.name} has no published run: "soluscope run ${model.name} CORPUS --wait" makes one`)
  const {
    rows: [{ json }],
  } = await pool.query<{ json: Uint8Array }>('select json from tokenizer where id = $1', [model.tokenizerId])
  const { tokenBytes } = createTokenizer(JSON.parse(new TextDecoder().decode(json)))
  const { rows: living } = await pool.query<LiveNeuron>(
    `select layer, neuron, fires25 as fires, examples from neuron_stats join neuron_profile using (run_id, layer, neuron)
     where run_id = $1 and not dead order by layer, neuron`,
    [run.id],
  )
  console.log(`# ${model.name}, run ${run.hash} on ${run.corpus}, seed ${seed}: ${living.length} living neurons`)
  const words = (ids: ArrayLike<number>): string =>
    JSON.stringify(Buffer.concat(Array.from(ids, tokenBytes)).toString('utf8')).slice(1, -1)
  for (const { layer, neuron, fires, examples } of drawn(living, DRAWN, seededRandom(Number(seed)))) {
    console.log(`\n## ${layer}/${neuron}, fires on ${(fires * 100).toFixed(3)} % of tokens`)
    const [{ examples: strongest }] = decodeExamples(examples)
    for (const { document, token, activation } of strongest.slice(0, EXAMPLES)) {
      const from = Math.max(0, token - BEFORE)
      const {
        rows: [text],
      } = await pool.query<{ tokens: Buffer; domain: string }>(
        `select substring(tokens from $4::int for $5::int) as tokens, domain from tokenized_document t
         join document d on d.corpus_id = t.corpus_id and d.ordinal = t.ordinal
         where t.corpus_id = $1 and t.tokenizer_id = $2 and t.ordinal = $3`,
        [run.corpusId, model.tokenizerId, document, from * 2 + 1, (token - from + 1 + AFTER) * 2],
      )
      const ids = Array.from({ length: text.tokens.length / 2 }, (_, i) => text.tokens.readUInt16LE(i * 2))
      const at = token - from
      const [left, peak, right] = [ids.slice(0, at), ids.slice(at, at + 1), ids.slice(at + 1)].map(words)
      console.log(`${activation.toPrecision(3)} ${text.domain}: ${left}⟦${peak}⟧${right}`)
    }
  }
})
