import { expect, test } from 'vitest'
import { pathIdentity } from '#lib/analysis/path-identity.ts'
import { headReads, pathPosition, pathTerms } from '#lib/analysis/path-terms.ts'
import { pathWeights } from '#lib/analysis/path-weights.ts'
import { createSession, runActivations } from '#lib/inference/session.ts'
import { foldWeights } from '#lib/model/fold.ts'
import { hookPoint } from '#lib/model/hook-point.ts'
import { buildPathGraph, termOutputs } from '#lib/model/path-graph.ts'
import { buildQkvGraph } from '#lib/model/qkv-graph.ts'
import { randomWeights, smallConfig } from '#lib/model/testing/random-weights.ts'
import { pathTotal } from '#lib/neuron/path-record.ts'

const weights = randomWeights({ ...smallConfig, nLayers: 1 }, 12)
const folded = foldWeights(weights)
const tokens = [0, 7, 31, 7, 12, 39, 2]
const ids = BigInt64Array.from(tokens, BigInt)

test.each(['plain', 'fused'] as const)(
  'named terms of the graph (%s attention) are those of the identity',
  async kind => {
    const session = await createSession(buildPathGraph(folded, 'mid', kind))
    const names = [...termOutputs(2), hookPoint(0, 'pre')]
    const found = await runActivations(session, ids, 1, tokens.length, names)
    for (const [pos, neuron] of [
      [0, 3],
      [3, 5],
      [6, 31],
    ]) {
      const { terms, pre } = pathIdentity(weights, tokens, pos, neuron)
      const sumOf = (test: (term: (typeof terms)[number]) => boolean) =>
        terms.filter(test).reduce((sum, { value }) => sum + value, 0)
      const wanted = [
        sumOf(({ kind: is }) => is === 'token'),
        sumOf(({ kind: is }) => is === 'position'),
        sumOf(term => term.kind === 'head' && term.head === 0),
        sumOf(term => term.kind === 'head' && term.head === 1),
        pre,
      ]
      for (const [i, value] of wanted.entries()) expect(found[i][pos * 32 + neuron]).toBeCloseTo(value, 4)
    }
  },
)

test('the terms of one example are those of the identity, its largest sources by name', async () => {
  const session = await createSession(buildQkvGraph(folded))
  const [qkv] = await runActivations(session, ids, 1, tokens.length, ['qkv'])
  const own = pathWeights(folded)
  const position = pathPosition(own, tokens, 6, qkv)
  for (const neuron of [0, 9, 31]) {
    const { terms, pre } = pathIdentity(weights, tokens, 6, neuron)
    const example = pathTerms(own, neuron, headReads(own, neuron), position, qkv)
    expect(Math.abs(pathTotal({ document: 0, token: 5, context: Uint16Array.of(2), ...example }) - pre)).toBeLessThan(
      1e-4,
    )
    expect(example.word).toBeCloseTo(terms[0].value, 4)
    const heads = terms
      .filter(term => term.kind === 'head')
      .toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value))
      .slice(0, example.sources.length)
    expect(example.sources).toHaveLength(6)
    for (const [i, { head, source, attention, value }] of heads.entries()) {
      expect(example.sources[i]).toMatchObject({ head, position: source, id: tokens[source] })
      expect(example.sources[i].attention).toBeCloseTo(attention, 5)
      expect(example.sources[i].value).toBeCloseTo(value, 4)
    }
  }
})

test('a model of two layers has no exact path', () => {
  const deep = foldWeights(randomWeights(smallConfig, 1))
  expect(() => buildPathGraph(deep, 'mid', 'plain')).toThrow('one layer')
  expect(() => pathWeights(deep)).toThrow('one layer')
})
