import type { ModelRef } from '#lib/inference/read-model.ts'
import { hookPoint } from '#lib/model/hook-point.ts'
import { assembleTexts } from '#lib/patterns/index-texts.ts'
import { assembleLayer } from '#lib/patterns/pattern-index.ts'
import { classAtoms } from '#lib/patterns/slot-atom.ts'
import { encodeTextPart, makeTextPart } from '#lib/patterns/text-part.ts'
import { trainTokens } from '#lib/patterns/train-tokens.ts'
import { indexFirings } from '#workers/analyse/index-firings.ts'
import { sampleTokens } from '#workers/analyse/reference-sample.ts'
import { randomTexts, strongestExamples } from '#workers/bench/analysis-inputs.ts'
import { printFigure } from '#workers/bench/machine.ts'
import { type ExampleContext, mostContext } from '#workers/patterns/example-context.ts'
import { alignExamples, findPatterns } from '#workers/patterns/synthesise-range.ts'
import { chooseExamples } from '#workers/plan/choose-examples.ts'
import { cutRows } from '#workers/plan/cut-rows.ts'
import { layerSession } from '#workers/threads/layer-session.ts'

/** Tokens that are indexed, and neurons whose patterns are looked for. */
const MEASURED = 65_536
const NEURONS = 64
/** Reasons to fire that its examples are of: each is searched on its own. */
const CLUSTERS = 4

const WIDTH = 2048
const nCtx = 1024
const GOAL = { neurons: 20_480, minutes: 120, cores: 2 }

const cpuSeconds = async (task: () => unknown): Promise<number> => {
  const before = process.cpuUsage()
  await task()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

/** A text for each id: words of one to four letters, most with a space before them, as in a real vocabulary. */
const textOf = (id: number): string => {
  let word = ''
  for (let rest = id; rest > 0 || word === ''; rest = Math.floor(rest / 26))
    word = String.fromCharCode(97 + (rest % 26)) + word
  return id % 3 === 0 ? word : ` ${word}`
}

/** CPU seconds a neuron of a layer of solu-1l size, and what 20,480 of them take, scaled to the tokens of its sample. */
export const synthesisSpeed = async (model: ModelRef, vocabSize: number): Promise<void> => {
  const documents = randomTexts(vocabSize, MEASURED).map((tokens, i) => ({ tokens, hash: BigInt(i) }))
  const tokenBytes = (id: number) => new TextEncoder().encode(textOf(id))
  const rows = cutRows(
    documents.map(({ tokens }) => tokens.length),
    nCtx,
  ).map(({ document, start, length }) => {
    const { hash, tokens } = documents[document]
    return { document, first: start, hash, tokens: tokens.subarray(start, start + length) }
  })
  const texts = assembleTexts([encodeTextPart(makeTextPart(0, rows, tokenBytes))])
  const strongest = await strongestExamples(
    model,
    documents.map(({ tokens }) => tokens),
    NEURONS,
  )
  const scales = new Float64Array(WIDTH).fill(Number.NaN)
  strongest.forEach((refs, i) => {
    const top = refs.flatMap(ref => (ref ? [ref.activation] : [])).slice(0, 20)
    scales[i] = top.reduce((sum, value) => sum + value, 0) / top.length
  })
  const parts = await indexFirings({ model, site: 'mid', part: 0, documents, scales: [scales] })
  const neurons = strongest.map((refs, neuron) => {
    const known = refs.flatMap(ref => (ref ? [{ ...ref, cluster: 0 }] : []))
    const examples = chooseExamples(known, scales[neuron], () => true).map((ref, i): ExampleContext => {
      const { tokens } = documents[ref.document]
      const context = tokens.slice(Math.max(0, ref.token - mostContext), ref.token + 1)
      return { tokens: context, activation: ref.activation, cluster: i % CLUSTERS }
    })
    return { neuron, examples }
  })
  const words = Array.from({ length: vocabSize }, (_, id) => textOf(id))
  const half = { texts, train: trainTokens(texts, vocabSize), tokenTexts: words, classes: classAtoms(words) }
  const source = { ...(await layerSession(model, 0, 'mid')), hook: hookPoint(0, 'mid') }
  let aligned: Awaited<ReturnType<typeof alignExamples>> = []
  const running = await cpuSeconds(async () => {
    aligned = await alignExamples(source, half, 0, neurons)
  })
  let found = 0
  const searching = await cpuSeconds(() => {
    found = findPatterns({ half, part: half }, assembleLayer(parts), neurons, aligned).length
  })
  const sample = sampleTokens(WIDTH)
  const seconds = (running + searching * (sample / MEASURED)) / NEURONS
  const minutes = (seconds * GOAL.neurons) / GOAL.cores / 60
  printFigure(
    'synthesis: prune and importance, through the model',
    `${(running / NEURONS).toFixed(3)} CPU s a neuron (${NEURONS} neurons, ${found} with a pattern)`,
  )
  printFigure(
    'synthesis: search and scores',
    `${(searching / NEURONS).toFixed(3)} CPU s a neuron on ${MEASURED} tokens; all of it scaled to ${sample}`,
  )
  printFigure(
    `synthesis for ${GOAL.neurons} neurons on ${GOAL.cores} cores`,
    `${minutes.toFixed(0)} min, ${seconds.toFixed(2)} CPU s a neuron`,
    { text: `< ${GOAL.minutes} min`, reached: minutes < GOAL.minutes },
  )
}
