import { decodeBaselines } from '#lib/patterns/baselines-part.ts'
import { mostCounted, PatternRefused } from '#lib/patterns/find-matches.ts'
import { assembleTexts } from '#lib/patterns/index-texts.ts'
import { assembleLayer, indexBytes, type PatternIndex } from '#lib/patterns/pattern-index.ts'
import { searchIndex } from '#lib/patterns/search-index.ts'
import { matchTokens } from '#lib/regex/match-tokens.ts'
import { compilePattern } from '#lib/regex/pattern.ts'
import { layerBaselines } from '#workers/analyse/layer-baselines.ts'
import { median, printFigure } from '#workers/bench/machine.ts'
import { randomLayer, realTexts, textParts } from '#workers/bench/synthetic-index.ts'

const SIZE = { tokens: 2_000_000, layers: 4, dMlp: 2048, nCtx: 1024, rate: 0.005 }
const GOAL_MS = 300

const patterns = [
  '\\d{4}',
  '\\d+',
  '[A-Z]',
  '[A-Z]{2,}',
  '\\b[A-Z][a-z]+',
  'tion',
  'ing',
  'q',
  'th',
  '(?i)the',
  ' the',
  '\\n\\n',
  '\\n\\s*\\n',
  '[.?!]',
  '[.?!]["”’]',
  '“',
  '\\(',
  '\\([^()]*\\)',
  'function\\s+\\w+',
  'function\\s+\\w+\\s*\\(',
  '=>',
  '//.*',
  '#.*',
  '"[^"]*"',
  '<[a-z]+',
  '(?i)monday|tuesday|wednesday|thursday|friday|saturday|sunday',
  '(?i)january|february|march|april|may|june|july|august',
  '\\b(19|20)\\d\\d',
  '\\w+@\\w+\\.\\w+',
  '(?i)https?://\\S+',
]

const seconds = (from: number): string => `${((cpu() - from) / 1000).toFixed(1)} CPU s`
const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`

/** Builds the index; its size and what each step takes are printed. */
const build = async (): Promise<PatternIndex> => {
  const { documents, tokenBytes } = await realTexts(SIZE.tokens)
  const texts = textParts(documents, tokenBytes, SIZE.nCtx)
  const shared = (bytes: number) => new SharedArrayBuffer(bytes)
  const index: PatternIndex = { texts: assembleTexts(texts, shared), layers: [], baselines: [] }
  let [stored, loading, judging] = [texts.reduce((sum, part) => sum + part.length, 0), 0, 0]
  for (let layer = 0; layer < SIZE.layers; layer++) {
    const firings = randomLayer(documents, layer, SIZE.dMlp, SIZE.rate)
    const began = cpu()
    const baselines = layerBaselines({ texts, firings })
    const judged = cpu()
    index.layers.push(assembleLayer(firings, shared))
    index.baselines.push(decodeBaselines(baselines))
    loading += cpu() - judged
    judging += judged - began
    stored += baselines.length + firings.reduce((sum, part) => sum + part.length, 0)
  }
  const firings = index.layers.reduce((sum, layer) => sum + layer.neurons.length, 0)
  const neurons = SIZE.layers * SIZE.dMlp
  printFigure(
    'pattern index',
    `${SIZE.tokens} tokens of the sample corpus, ${neurons} neurons that fire at random on ${100 * SIZE.rate} % of them, ${firings} firings`,
  )
  printFigure('  stored', megabytes(stored))
  printFigure('  in memory', megabytes(indexBytes(index)))
  printFigure('  best tokens and pairs of all neurons', `${(judging / 1000).toFixed(1)} CPU s`)
  printFigure('  put together from its parts', `${(loading / 1000).toFixed(1)} CPU s`)
  return index
}

/** CPU time of this process so far, in ms: what a quiet machine would take, however busy this one is; a search has one thread. */
const cpu = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** CPU time of a search over all neurons for each of 30 patterns, the middle one of three. */
export const regexSpeed = async (): Promise<void> => {
  const began = cpu()
  const index = await build()
  printFigure('  all of that', seconds(began))
  const choice = { sort: 'f1', layer: null, least: null, most: null, limit: 50 } as const
  let slowest = 0
  for (const source of patterns) {
    const times: number[] = []
    let words = ''
    let counted = false
    for (let round = 0; round < 3; round++) {
      const from = cpu()
      const pattern = compilePattern(source)
      try {
        const { matches, drawn } = searchIndex(
          index,
          (text, ends, out) => matchTokens(pattern, text, ends, out),
          choice,
        )
        const all = matches[0] + matches[1]
        words = drawn === null ? `${all} matches` : `${all} matches, ${drawn} drawn`
        counted = drawn === null
      } catch (error) {
        if (!(error instanceof PatternRefused)) throw error
        words = 'refused: more than 20 % of the tokens'
      }
      times.push(cpu() - from)
    }
    if (counted) slowest = Math.max(slowest, median(times))
    printFigure(`  ${source}`, `${Math.round(median(times))} CPU ms, ${words}`)
  }
  printFigure(`slowest of those with at most ${mostCounted} matches`, `${Math.round(slowest)} CPU ms`, {
    text: `<= ${GOAL_MS} ms`,
    reached: slowest <= GOAL_MS,
  })
}
