import { isNumberKey, type NumberKey, numberKeys, type WordKey, wordKeys } from '#lib/methods/registry.ts'

/** Bounds of one statistic, both inclusive; null where open. A neuron without the statistic is outside. */
export interface Range {
  key: NumberKey
  low: number | null
  high: number | null
}

/** Words a statistic may have. */
export interface WordChoice {
  key: WordKey
  words: readonly string[]
}

/** Which neurons are listed, by their statistics; the query string is its only home. */
export interface NeuronFilter {
  ranges: readonly Range[]
  choices: readonly WordChoice[]
}

/** A query string as Next gives it. */
export type Query = Record<string, string | string[] | undefined>

/** First value of a key. */
export const oneOf = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value

const number = (text: string | undefined): number | null => {
  const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text)
  return Number.isFinite(value) ? value : null
}

/**
 * Reads `r2Token=0.5..`, `fires=..0.001`, `logitClass=suppression`, `topDomain=python,typescript`; and `min.r2Token=0.5` as
 * a form sends it. What is unknown or no number is as if left out.
 */
export function parseFilter(query: Query): NeuronFilter {
  const ranges = numberKeys.flatMap(key => {
    const [low, high] = (oneOf(query[key]) ?? '').split('..')
    const range = {
      key,
      low: number(oneOf(query[`min.${key}`]) || low),
      high: number(oneOf(query[`max.${key}`]) || high),
    }
    return range.low === null && range.high === null ? [] : [range]
  })
  const choices = wordKeys.flatMap(key => {
    const words = (oneOf(query[key]) ?? '').split(',').filter(word => /^[\w.+ -]{1,40}$/.test(word))
    return words.length > 0 ? [{ key, words }] : []
  })
  return { ranges, choices }
}

/** Writes a filter into a query string. */
export function writeFilter(query: URLSearchParams, { ranges, choices }: NeuronFilter): void {
  for (const { key, low, high } of ranges) query.set(key, `${low ?? ''}..${high ?? ''}`)
  for (const { key, words } of choices) query.set(key, words.join(','))
}

/** A filter without what it says of one statistic. */
export const withoutKey = <T extends NeuronFilter>(filter: T, key: string): T => ({
  ...filter,
  ranges: filter.ranges.filter(range => range.key !== key),
  choices: filter.choices.filter(choice => choice.key !== key),
})

/** Whether a value, in single precision as stored, is inside a range; an undefined one never is. */
export const inRange = (value: number, { low, high }: Range): boolean =>
  !Number.isNaN(value) && (low === null || value >= Math.fround(low)) && (high === null || value <= Math.fround(high))

/** A word of an address as the key of a number, or null. */
export const numberKeyOf = (word: string | undefined): NumberKey | null =>
  word !== undefined && isNumberKey(word) ? word : null
