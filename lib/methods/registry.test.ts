import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { formatValue } from '#lib/methods/format-value.ts'
import { isNumberKey, numberKeys, statisticOf, statistics } from '#lib/methods/registry.ts'
import { sections } from '#lib/methods/statistic.ts'

const schema = readFileSync(new URL('../../prisma/schema.prisma', import.meta.url), 'utf8')

/** Columns of a model of the schema, by their names in the database. */
function columnsOf(model: string): string[] {
  const [, body] = new RegExp(`^model ${model} \\{\\n([\\s\\S]*?)^\\}`, 'm').exec(schema)!
  return body
    .split('\n')
    .filter(line => /^ {2}\w+ +(Int|Float|String|Boolean|Bytes)\b/.test(line))
    .map(line => /@map\("(\w+)"\)/.exec(line)?.[1] ?? /\w+/.exec(line)![0])
}

test.each([
  ['NeuronStats', 'neuron_stats'],
  ['NeuronAnalysis', 'neuron_analysis'],
])('every statistic of %s is explained, and nothing else claims to be one', (model, table) => {
  const held = columnsOf(model).filter(column => !['run_id', 'layer', 'neuron', 'sparkline'].includes(column))
  const explained = statistics.flatMap(({ column, beside = [] }) =>
    column?.startsWith(`${table}.`) ? [column.slice(table.length + 1), ...beside] : [],
  )
  expect(explained.toSorted()).toEqual(held.toSorted())
})

test('keys are unique, fit an address, and none is a word that an address uses otherwise', () => {
  const keys = statistics.map(({ key }) => key)
  expect(new Set(keys).size).toBe(keys.length)
  for (const key of keys) {
    expect(key).toMatch(/^[a-z][a-zA-Z0-9]*$/)
    expect([
      'sort',
      'dir',
      'show',
      'columns',
      'page',
      'model',
      'layer',
      'run',
      'view',
      'stats',
      'a',
      'b',
    ]).not.toContain(key)
  }
})

test('every entry says what, how, against what and by whom, in a sentence', () => {
  for (const { key, name, sentence, formula, bound, source, section } of statistics) {
    expect(sentence, key).toMatch(/^[A-Z].*\.$/)
    expect(bound, key).toMatch(/[.]$/)
    for (const words of [name, formula, source]) expect(words.length, key).toBeGreaterThan(0)
    expect(sections, key).toHaveProperty(section)
  }
})

test('numbers are keys to sort by, words and tokens are not', () => {
  expect(numberKeys).toContain('smuggled')
  expect(numberKeys).not.toContain('logitClass')
  expect(isNumberKey('topToken')).toBe(false)
  expect(isNumberKey('__proto__')).toBe(false)
  expect(statisticOf('fires').column).toBe('neuron_stats.fires25')
})

test('a value is written as its statistic is', () => {
  expect(formatValue(0.1234, 'share')).toBe('12.3\u202f%')
  expect(formatValue(1234.4, 'count')).toBe('1\u202f234')
  expect(formatValue(0.61999, 'number')).toBe('0.62')
  expect(formatValue(-0.00004, 'decimals')).toBe('0')
  expect(formatValue(0.7326, 'decimals')).toBe('0.733')
  expect(formatValue(Number.NaN, 'share')).toBe('not computed')
})
