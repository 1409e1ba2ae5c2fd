import { rowMatcher } from '#lib/pattern-server/search-tasks.ts'
import { decodeBaselines } from '#lib/patterns/baselines-part.ts'
import { mostCounted, PatternRefused } from '#lib/patterns/find-matches.ts'
import { assembleTexts } from '#lib/patterns/index-texts.ts'
import { matchWords } from '#lib/patterns/match-words.ts'
import { assembleLayer, indexBytes, type PatternIndex } from '#lib/patterns/pattern-index.ts'
import { searchIndex } from '#lib/patterns/search-index.ts'
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

/** Patterns whose automaton is too large to keep: a part of the texts is read, or the pattern refused. */
const hardPatterns = [
  '[a-z].{250}\\d',
  '[a-z].{550}\\d',
  '(?s)e.{580}x',
  '(?:\\b.|.){100}a.{150}',
  '(?s)a.{300}b.{200}c',
  '(?:[aeiou].{20}){20}',
  '(a+)+b',
  Array.from({ length: 1000 }, (_, i) => (i * 7919 + 456_976).toString(36)).join('|'),
  `[${String.fromCodePoint(...Array.from({ length: 3300 }, (_, i) => 0x4e00 + 2 * i))}]`,
]
const HARD_GOAL_MS = 250

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
  let [slowest, hardest] = [0, 0]
  for (const source of patterns) {
    const { ms, words, counted } = timeSearch(index, source)
    if (counted) slowest = Math.max(slowest, ms)
    printFigure(`  ${source}`, `${Math.round(ms)} CPU ms, ${words}`)
  }
  for (const source of hardPatterns) {
    const { ms, words } = timeSearch(index, source)
    hardest = Math.max(hardest, ms)
    printFigure(`  hard: ${source.slice(0, 30)}`, `${Math.round(ms)} CPU ms, ${words}`)
  }
  printFigure(`slowest of those with at most ${mostCounted} matches`, `${Math.round(slowest)} CPU ms`, {
    text: `<= ${GOAL_MS} ms`,
    reached: slowest <= GOAL_MS,
  })
  printFigure('slowest of the hard ones', `${Math.round(hardest)} CPU ms`, {
    text: `<= ${HARD_GOAL_MS} ms`,
    reached: hardest <= HARD_GOAL_MS,
  })
}

const choice = { sort: 'f1', layer: null, least: null, most: null, limit: 50 } as const

/** CPU time of a search of a visitor's, compiling with it, the middle one of three; `counted`: all matches were. */
function timeSearch(index: PatternIndex, source: string): { ms: number; words: string; counted: boolean } {
  const times: number[] = []
  let [words, counted] = ['', false]
  for (let round = 0; round < 3; round++) {
    const from = cpu()
    try {
      const { match, budget } = rowMatcher({ source, ignoreCase: false, wholeWord: false })
      const found = searchIndex(index, match, choice, budget)
      words = matchWords(found).join(' ')
      counted = found.drawn === null && found.part === null
    } catch (error) {
      if (!(error instanceof PatternRefused)) throw error
      words = `refused: ${error.message}`
    }
    times.push(cpu() - from)
  }
  return { ms: median(times), words, counted }
}
