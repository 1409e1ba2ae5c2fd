import { seededRandom } from '#lib/numeric/seeded-random.ts'
import { countFirings } from '#workers/analyse/count-firings.ts'
import { addToFold, endFold } from '#workers/analyse/fold-firings.ts'
import { beginContexts, contextChunk, endContexts } from '#workers/analyse/layer-contexts.ts'
import { referenceTokens } from '#workers/analyse/reference-sample.ts'
import { weightStatistics } from '#workers/analyse/weight-statistics.ts'
import { printFigure } from '#workers/bench/machine.ts'
import type { ModelRef } from '#workers/threads/read-model.ts'

/** Tokens that are measured; a layer of this width is analysed on so many in all by `firing`, and by `ngrams`. */
const MEASURED = 131_072
const NEURONS = 2048
const NGRAM_TOKENS = 2 ** 30 / NEURONS

/** What the goal is about. */
const GOAL = { neurons: 20_480, minutes: 60, cores: 2 }

/** CPU seconds that `task` took: what a quiet machine needs, however busy this one is. */
const cpuSeconds = async (task: () => unknown): Promise<number> => {
  const before = process.cpuUsage()
  await task()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

/** Documents of ordinary lengths with token ids as rare as in text (each as often as its rank is low). */
const documents = (vocabulary: number): Uint16Array[] => {
  const random = seededRandom(3)
  const all: Uint16Array[] = []
  for (let tokens = 0; tokens < MEASURED; tokens += all[all.length - 1].length) {
    const length = Math.min(MEASURED - tokens, 200 + Math.floor(random() * 1500))
    all.push(Uint16Array.from({ length }, () => Math.floor(vocabulary ** random())))
  }
  return all
}

/**
 * CPU time of every pass on one layer of solu-1l size, each scaled from the tokens measured to those it takes, and from one
 * layer to 20,480 neurons.
 */
export const analysisLayer = async (model: ModelRef, vocabSize: number): Promise<void> => {
  const texts = documents(vocabSize)
  const scales = new Float64Array(NEURONS).fill(0.05)
  const weights = await cpuSeconds(() => weightStatistics({ model, layer: 0, vocabSize, scales }))
  let states: Uint8Array[] = []
  const firing = await cpuSeconds(async () => {
    states = await countFirings({ model, documents: texts, scales: [scales] })
  })
  const fold = await cpuSeconds(() => {
    addToFold({ bytes: states[0], first: true })
    endFold({ scales })
  })
  let nChunks = 0
  const ngrams = await cpuSeconds(async () => {
    const surroundings = texts.map((tokens, i) => ({ tokens, scored: i % 2 === 1, domain: i % 5 }))
    const domains = ['a', 'b', 'c', 'd', 'e']
    const input = { model, layer: 0, site: 'mid' as const, documents: surroundings, domains, scales }
    nChunks = (await beginContexts(input)).nChunks
    for (let chunk = 0; chunk < nChunks; chunk++) contextChunk({ chunk })
    endContexts(null)
  })
  const parts = {
    weights,
    firing: firing * (referenceTokens / MEASURED),
    smuggling: fold * (referenceTokens / 2 ** 18),
    ngrams: ngrams * (NGRAM_TOKENS / MEASURED),
  }
  const layer = Object.values(parts).reduce((sum, seconds) => sum + seconds)
  const minutes = (layer * GOAL.neurons) / NEURONS / GOAL.cores / 60
  const each = Object.entries(parts).map(([pass, seconds]) => `${pass} ${seconds.toFixed(0)}`)
  printFigure('analysis of a layer of solu-1l size', `${layer.toFixed(0)} CPU s (${each.join(', ')})`)
  printFigure(
    `analysis of ${GOAL.neurons} such neurons on ${GOAL.cores} cores, from that layer`,
    `${minutes.toFixed(0)} min`,
    { text: `< ${GOAL.minutes} min`, reached: minutes < GOAL.minutes },
  )
  const megabytes = process.resourceUsage().maxRSS / 1024
  printFigure('peak memory of that', `${Math.round(megabytes)} MB`, {
    text: '< 2000 MB',
    reached: megabytes < 2000,
  })
}
