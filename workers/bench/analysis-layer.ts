import { nullPairs, nullSize } from '#lib/analysis/null-reasons.ts'
import type { ModelRef } from '#lib/inference/read-model.ts'
import { addReasons, beginReasons, endReasons } from '#workers/analyse/block-reasons.ts'
import { countFirings } from '#workers/analyse/count-firings.ts'
import { addToFold, endFold } from '#workers/analyse/fold-firings.ts'
import { judgeBands } from '#workers/analyse/judge-bands.ts'
import { beginContexts, contextChunk, endContexts } from '#workers/analyse/layer-contexts.ts'
import { layerSamples } from '#workers/analyse/layer-samples.ts'
import { nextContributions } from '#workers/analyse/next-contributions.ts'
import { cutSample, referenceSample, sampleTokens } from '#workers/analyse/reference-sample.ts'
import { weightStatistics } from '#workers/analyse/weight-statistics.ts'
import { randomCentres, randomTexts, strongestExamples } from '#workers/bench/analysis-inputs.ts'
import { printFigure } from '#workers/bench/machine.ts'
import { letGo } from '#workers/threads/held.ts'

/** Tokens that are measured, and twice as many where the cost has a part that grows with them and one that does not. */
const MEASURED = 65_536

const NEURONS = 2048
const WIDTH = 512
/** Neurons whose reasons are counted. */
const COUNTED = 128

/** Tokens and documents of the sample corpus. */
const CORPUS = { tokens: 3_571_512, documents: 5_073 }

/** Tokens of the corpus that `ngrams` measures a layer of this width on, and that `firing` and `purity` do. */
const NGRAM_TOKENS = Math.min(CORPUS.tokens, 2 ** 30 / NEURONS)
const SAMPLE_TOKENS = Math.min(CORPUS.tokens, sampleTokens(NEURONS))

/** What the goal is about. */
const GOAL = { neurons: 20_480, minutes: 60, cores: 2, megabytes: 2000 }

/** CPU seconds that `task` took: what a quiet machine needs, however busy this one is. */
const cpuSeconds = async (task: () => unknown): Promise<number> => {
  const before = process.cpuUsage()
  await task()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

/** A few tokens: what a pass takes of them it takes once a layer, to read the model and to begin and end. */
const few = (texts: readonly Uint16Array[]) => [texts[0].subarray(0, 32), texts[1].subarray(0, 32)]

/** What `task` takes of a layer's `tokens`, from what it takes of the measured texts and of nearly none. */
const scaledSeconds = async (
  texts: Uint16Array[],
  tokens: number,
  task: (texts: Uint16Array[]) => unknown,
): Promise<number> => {
  await letGo()
  const once = await cpuSeconds(() => task(few(texts)))
  await letGo()
  const all = await cpuSeconds(() => task(texts))
  return once + Math.max(0, all - once) * (tokens / MEASURED)
}

const firingSeconds = async (model: ModelRef, texts: Uint16Array[], scales: Float64Array) => {
  let states: Uint8Array[] = []
  const firing = await scaledSeconds(texts, SAMPLE_TOKENS, async some => {
    states = await countFirings({ model, documents: some, scales: [scales] })
  })
  const fold = await cpuSeconds(() => {
    addToFold({ bytes: states[0], first: true })
    endFold({ scales })
  })
  // One part of the sample was folded; it has 2^18 tokens a part.
  return { firing, smuggling: fold * (SAMPLE_TOKENS / 2 ** 18) }
}

const ngramsSeconds = (model: ModelRef, texts: Uint16Array[], scales: Float64Array) =>
  scaledSeconds(texts, NGRAM_TOKENS, async some => {
    const documents = some.map((tokens, i) => ({ tokens, scored: i % 2 === 1, domain: i % 5 }))
    const domains = ['a', 'b', 'c', 'd', 'e']
    const { nChunks } = await beginContexts({ model, layer: 0, site: 'mid', documents, domains, scales })
    for (let chunk = 0; chunk < nChunks; chunk++) contextChunk({ chunk })
    endContexts(null)
  })

/** The sample that `samples` and `contribution` take: 2^18 tokens. */
const samplesSeconds = async (model: ModelRef, texts: Uint16Array[], scales: Float64Array) => {
  const samples = await scaledSeconds(texts, 2 ** 18, some => {
    const documents = some.map((tokens, ordinal) => ({ ordinal, hash: hashOf(ordinal), tokens }))
    const random = { documents: documents.slice(0, 2), tokens: [{ document: 0, token: 3 }], nTokens: MEASURED }
    return layerSamples({ model, layer: 0, site: 'mid', nCtx: 1024, documents, random, scales })
  })
  const contribution = await scaledSeconds(texts, 2 ** 18, some =>
    nextContributions({ model, documents: some.map((tokens, ordinal) => ({ ordinal, tokens })) }),
  )
  return { samples, contribution }
}

/** The run over the corpus' texts grows with its tokens, the counting with neurons. */
const reasonsSeconds = async (model: ModelRef, texts: Uint16Array[]) => {
  const examples = await strongestExamples(model, texts, COUNTED)
  const begin = () => beginReasons({ model, layer: 0, first: 0, examples })
  await letGo()
  const once = await cpuSeconds(begin)
  const running = await cpuSeconds(async () => {
    const ordinals = await begin()
    await addReasons(Array.from(ordinals, ordinal => ({ ordinal, tokens: texts[ordinal] })))
  })
  let counted = 0
  const counting = await cpuSeconds(() => {
    counted = endReasons(null).scores.filter(score => score.reasons !== undefined).length
  })
  if (counted < COUNTED) throw new Error(`wanted reasons of ${COUNTED} neurons, got ${counted}`)
  // The null of 32 neurons is counted besides.
  const neurons = NEURONS + nullSize
  return {
    'reasons, texts': once + running * (CORPUS.tokens / MEASURED),
    'reasons, clusters': counting * (neurons / (COUNTED + nullsAmong(COUNTED))),
  }
}

/** Neurons among the first `n` of the layer whose null is counted too. */
const nullsAmong = (n: number) => nullPairs(NEURONS, 0).filter(({ neuron }) => neuron < n).length

const hashOf = (i: number) => BigInt.asUintN(64, BigInt(i + 1) * 0x9e37_79b9_7f4a_7c15n)

/** Bands fill up: what is judged hardly grows with the tokens, the runs do. Two sizes tell the two apart. */
const puritySeconds = async (model: ModelRef, texts: Uint16Array[], vocabSize: number, scales: Float64Array) => {
  const centres = [randomCentres(NEURONS, WIDTH)]
  const postScales = new Float64Array(NEURONS).fill(3)
  const judge = async (some: Uint16Array[]) => {
    const documents = some.map((tokens, i) => ({ tokens, hash: hashOf(i) }))
    await letGo()
    return cpuSeconds(() =>
      judgeBands({ model, layer: 0, site: 'mid', scales, postScales, nCtx: 1024, documents, centres }),
    )
  }
  const part = await judge(texts)
  const all = await judge(randomTexts(vocabSize, 2 * MEASURED))
  return part + ((all - part) / MEASURED) * (SAMPLE_TOKENS - MEASURED)
}

/** CPU seconds of every pass on one layer of solu-1l size, each scaled from the tokens measured to those it takes of the sample corpus. */
export const measureLayer = async (model: ModelRef, vocabSize: number): Promise<Record<string, number>> => {
  const texts = randomTexts(vocabSize, MEASURED)
  // About the largest activations of the random model: of its tokens 2 % fire then, as of a trained model's.
  const scales = new Float64Array(NEURONS).fill(0.5)
  const sample = await cpuSeconds(() => {
    const nTokens = Math.round(CORPUS.tokens / CORPUS.documents)
    const documents = Array.from({ length: CORPUS.documents }, (_, ordinal) => {
      return { ordinal, hash: hashOf(ordinal), nTokens }
    })
    cutSample(referenceSample(documents, SAMPLE_TOKENS))
  })
  const weights = await cpuSeconds(() => weightStatistics({ model, layer: 0, vocabSize, scales }))
  const { firing, smuggling } = await firingSeconds(model, texts, scales)
  const ngrams = await ngramsSeconds(model, texts, scales)
  const reasons = await reasonsSeconds(model, texts)
  const purity = await puritySeconds(model, texts, vocabSize, scales)
  const others = await samplesSeconds(model, texts, scales)
  return { sample, weights, firing, smuggling, ngrams, ...reasons, purity, ...others }
}

/** Prints the CPU time of every pass, of the layer, and from one layer to 20,480 neurons; and the peak memory. */
export const analysisLayer = async (model: ModelRef, vocabSize: number): Promise<void> => {
  const parts = await measureLayer(model, vocabSize)
  const layer = Object.values(parts).reduce((sum, seconds) => sum + seconds)
  const minutes = (layer * GOAL.neurons) / NEURONS / GOAL.cores / 60
  printFigure(
    'tokens of the analysis of such a layer',
    `${MEASURED} measured; scaled to ${CORPUS.tokens} for reasons, ${SAMPLE_TOKENS} for firing and purity, ${NGRAM_TOKENS} for ngrams`,
  )
  for (const [pass, seconds] of Object.entries(parts)) printFigure(`  ${pass}`, `${seconds.toFixed(1)} CPU s a layer`)
  printFigure(`analysis of a layer of solu-1l size (${NEURONS} neurons)`, `${layer.toFixed(0)} CPU s`)
  printFigure(
    `analysis of ${GOAL.neurons} such neurons on ${GOAL.cores} cores, from that layer`,
    `${minutes.toFixed(0)} min`,
    { text: `< ${GOAL.minutes} min`, reached: minutes < GOAL.minutes },
  )
  const megabytes = process.resourceUsage().maxRSS / 1024
  printFigure('peak memory of that', `${Math.round(megabytes)} MB`, {
    text: `< ${GOAL.megabytes} MB`,
    reached: megabytes < GOAL.megabytes,
  })
}
