import { z } from 'zod'
import { type AskedPattern, type PatternTestView, writePattern } from '#lib/address/pattern-fields.ts'
import type { Query } from '#lib/layer/neuron-filter.ts'
import { type NeuronId, parseNeuronId } from '#lib/neuron/neuron-id.ts'
import { type Badge, badges } from '#lib/patterns/badge.ts'
import { firingLevels } from '#lib/patterns/firing-level.ts'
import { type SortScore, sortScores } from '#lib/patterns/search-index.ts'

/** A search; the query string is its only home. */
export interface PatternView {
  /** Null until one is typed. */
  pattern: AskedPattern | null
  /** Names of the models searched; none named is all. */
  models: string[]
  sort: SortScore
  layer: number | null
  /** Share of tokens at which a neuron fires at its level, 0 .. 1; null where open. */
  least: number | null
  most: number | null
  /** Only neurons with a pattern of this badge; null for all. */
  badge: Badge | null
  /** Rows, at most, of each model. */
  limit: number
  /** Neuron whose tokens are listed; null for the best. */
  open: (NeuronId & { model: string }) | null
}

const flag = z
  .enum(['0', '1'], 'wanted 0 or 1')
  .default('0')
  .transform(value => value === '1')
const name = z.string().regex(/^[a-z][a-z0-9._-]{0,80}$/, 'wanted the name of a model')
const names = z.preprocess(value => (value === undefined ? [] : [value].flat()), z.array(name).max(20))
const whole = (most: number) => z.coerce.number('wanted a whole number').int('wanted a whole number').min(0).max(most)
const share = z.coerce.number('wanted a share of tokens from 0 to 1').min(0).max(1)
// A form sends fields that were left empty.
const open = <T extends z.ZodType>(of: T) => z.preprocess(value => (value === '' ? undefined : value), of.optional())

const patternFields = { q: z.string('wanted a pattern').default(''), case: flag, word: flag }

const searchFields = z.object({
  ...patternFields,
  model: names,
  sort: z.enum(sortScores, `wanted one of ${sortScores.join(', ')}`).default('f1'),
  layer: open(whole(999)),
  least: open(share),
  most: open(share),
  badge: open(z.enum(badges, `wanted one of ${badges.join(', ')}`)),
  limit: z.coerce.number('wanted a whole number').int('wanted a whole number').min(1).max(500).default(20),
  open: z.string().default(''),
})

const levels = firingLevels.map(String)
const testFields = z.object({
  ...patternFields,
  level: open(z.string().refine(level => levels.includes(level), `wanted one of ${levels.join(', ')}`)),
})

const problemOf = ({ issues: [{ path, message }] }: z.ZodError): { problem: string } => ({
  problem: `${path.join('.') || 'query'}: ${message}`,
})

const patternOf = (fields: { q: string; case: boolean; word: boolean }): AskedPattern | null =>
  fields.q === '' ? null : { source: fields.q, ignoreCase: fields.case, wholeWord: fields.word }

function openOf(text: string): PatternView['open'] {
  const [model = '', layer = '', neuron = '', ...rest] = text.split('/')
  const id = parseNeuronId(layer, neuron)
  return id && rest.length === 0 && name.safeParse(model).success ? { model, ...id } : null
}

/**
 * Reads `q`, `case=1` (ignore case), `word=1`, `model` (several), `sort`, `layer`, `least`, `most`, `badge`, `limit`, `open`; or one
 * line.
 */
export function parsePatternView(query: Query): PatternView | { problem: string } {
  const read = searchFields.safeParse(query)
  if (!read.success) return problemOf(read.error)
  const { model, sort, layer, least, most, badge, limit, open } = read.data
  return {
    pattern: patternOf(read.data),
    models: model,
    sort,
    layer: layer ?? null,
    least: least ?? null,
    most: most ?? null,
    badge: badge ?? null,
    limit,
    open: openOf(open),
  }
}

/** Reads `q`, `case`, `word` and `level` of a test of one neuron; or one line. */
export function parsePatternTest(query: Query): PatternTestView | { problem: string } {
  const read = testFields.safeParse(query)
  if (!read.success) return problemOf(read.error)
  const pattern = patternOf(read.data)
  if (!pattern) return { problem: 'q: wanted a pattern, got nothing' }
  return { pattern, level: read.data.level === undefined ? null : Number(read.data.level) }
}

/** The address of a search. */
export function patternHref({ pattern, models, sort, layer, least, most, badge, limit, open }: PatternView): string {
  const query = new URLSearchParams()
  if (pattern) writePattern(query, pattern)
  for (const model of models) query.append('model', model)
  if (sort !== 'f1') query.set('sort', sort)
  if (layer !== null) query.set('layer', String(layer))
  if (least !== null) query.set('least', String(least))
  if (most !== null) query.set('most', String(most))
  if (badge !== null) query.set('badge', badge)
  if (limit !== 20) query.set('limit', String(limit))
  if (open) query.set('open', `${open.model}/${open.layer}/${open.neuron}`)
  return query.size > 0 ? `/regex?${query}` : '/regex'
}

/** A search of which only the models are chosen. */
export const emptySearch = (models: string[]): PatternView => ({
  pattern: null,
  models,
  sort: 'f1',
  layer: null,
  least: null,
  most: null,
  badge: null,
  limit: 20,
  open: null,
})
