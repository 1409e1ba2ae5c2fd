import { type PathExample, type PathSource, pathTotal } from '#lib/neuron/path-record.ts'

/** A step of a waterfall. */
export interface PathRow {
  kind: 'token' | 'position' | 'source' | 'other sources' | 'biases'
  value: number
  /** Of a single source. */
  source?: PathSource
}

/** Sources shown by name, and the share of the largest term that one must have. */
const named = 5
const least = 0.02

/** The terms of a pre activation as steps: token, position, the largest sources by name, the rest of all heads, biases. */
export function pathRows(example: PathExample): PathRow[] {
  const { word, place, heads, attentionBias, neuronBias, sources } = example
  const largest = Math.max(Math.abs(word), ...sources.map(({ value }) => Math.abs(value)))
  const shown = sources.filter(({ value }) => Math.abs(value) >= least * largest).slice(0, named)
  const rest = heads.reduce((sum, value) => sum + value, 0) - shown.reduce((sum, { value }) => sum + value, 0)
  return [
    { kind: 'token', value: word },
    { kind: 'position', value: place },
    ...shown.map(source => ({ kind: 'source' as const, value: source.value, source })),
    { kind: 'other sources', value: rest },
    { kind: 'biases', value: attentionBias + neuronBias },
  ]
}

/** Height of a step, and of its bar. */
const step = 22
const bar = 12

/** The bars of a waterfall in a box 100 wide: one path of those that raise, one of those that lower, and the total. */
export interface Waterfall {
  height: number
  raised: string
  lowered: string
  total: string
  /** Lines from the end of a bar to the next, and the zero line. */
  joints: string
  zero: number
}

/** Draws steps and, last, their total. */
export function waterfall(example: PathExample): Waterfall {
  const rows = pathRows(example)
  let end = 0
  const ends = rows.map(({ value }) => {
    end += value
    return end
  })
  const low = Math.min(0, ...ends)
  const high = Math.max(0, ...ends)
  const x = (value: number) => round(high > low ? ((value - low) / (high - low)) * 100 : 0)
  const rect = (from: number, to: number, row: number) => {
    const [left, right] = [Math.min(x(from), x(to)), Math.max(x(from), x(to))]
    return `M${left} ${row * step + (step - bar) / 2}h${round(right - left)}v${bar}h${round(left - right)}z`
  }
  const bars = (test: (value: number) => boolean) =>
    rows.map(({ value }, i) => (test(value) ? rect(ends[i] - value, ends[i], i) : '')).join('')
  return {
    height: (rows.length + 1) * step,
    raised: bars(value => value > 0),
    lowered: bars(value => value < 0),
    total: rect(0, pathTotal(example), rows.length),
    joints: ends.map((value, i) => `M${x(value)} ${i * step + step / 2}v${step}`).join(''),
    zero: x(0),
  }
}

const round = (value: number) => Math.round(value * 100) / 100
