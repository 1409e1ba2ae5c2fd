import { describe, expect, it } from 'vitest'
import { parseModelConfig } from '#lib/model/config.ts'
import { foldWeights } from '#lib/model/fold.ts'
import { readSafetensors } from '#lib/model/safetensors.ts'
import { plantedModel } from '#lib/model/testing/planted.ts'
import { plantedDocuments } from '#lib/model/testing/planted-documents.ts'
import { plantedAlphabet, plantedBos } from '#lib/model/testing/planted-neurons.ts'
import { referenceRun } from '#lib/model/testing/reference.ts'
import { checkWeights, weight } from '#lib/model/weights.ts'

function activationsByToken(twin: boolean) {
  const files = plantedModel({ twin })
  const config = parseModelConfig(files.config)
  const weights = checkWeights(config, readSafetensors(files.safetensors))
  // No positions and silent attention: one position a token shows all there is.
  const { activations } = referenceRun(weights, [plantedBos, ...plantedAlphabet.keys()])
  const table = (site: string) => activations.get(`blocks.0.mlp.hook_${site}`)!.slice(1)
  return { weights, config, mid: table('mid'), post: table('post') }
}

const base = activationsByToken(false)
const twin = activationsByToken(true)
const texts = plantedDocuments(400)

/** Largest mid of a neuron, and the tokens at which it reaches half of that. */
function strongTokens({ mid }: typeof base, neuron: number): { max: number; tokens: string } {
  const max = mid.reduce((most, row) => Math.max(most, row[neuron]), 0)
  return { max, tokens: plantedAlphabet.filter((_, token) => mid[token][neuron] >= 0.5 * max).join('') }
}

/** exp of the entropy of activation mass: how many tokens share the activation above 0.1 of the maximum, weighted by frequency. */
function effectiveTokens({ mid }: typeof base, neuron: number): number {
  const { max } = strongTokens({ ...base, mid }, neuron)
  const counts = plantedAlphabet.map(char => texts.reduce((sum, text) => sum + text.split(char).length - 1, 0))
  const mass = counts.map((count, token) => (mid[token][neuron] >= 0.1 * max ? mid[token][neuron] * count : 0))
  const total = mass.reduce((a, b) => a + b, 0)
  return Math.exp(-mass.reduce((sum, m) => sum + (m > 0 ? (m / total) * Math.log(m / total) : 0), 0))
}

describe('the planted model', () => {
  it('has 32 neurons, its twin 48', () => {
    expect([base.config.dMlp, twin.config.dMlp]).toEqual([32, 48])
  })

  it('fires each neuron on the tokens of its table, at 7.87 on a token of its own', () => {
    expect(strongTokens(base, 0).max).toBeCloseTo(7.87, 2)
    expect(strongTokens(base, 0).tokens).toBe('q')
    expect(strongTokens(base, 1).tokens).toBe('b(')
    expect([2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map(neuron => strongTokens(base, neuron).tokens)).toEqual([...'0123456789'])
    expect(strongTokens(base, 12).tokens).toBe('0123456789')
    expect(strongTokens(base, 13).tokens).toBe('x')
    expect(Array.from({ length: 17 }, (_, i) => strongTokens(base, 15 + i).tokens).join('')).toBe('ABCDEFGHIJKLMNOPQ')
  })

  it('has one dead neuron', () => {
    expect(base.mid.every(row => Math.abs(row[14]) < 1e-6)).toBe(true)
    expect(base.mid[0].every((value, i) => i === 14 || Math.abs(value) > 1e-6)).toBe(true)
  })

  it('spreads neurons over tokens as planted: 1, 2, 10 and about 10.4', () => {
    expect(effectiveTokens(base, 0)).toBeCloseTo(1, 6)
    expect(effectiveTokens(base, 1)).toBeCloseTo(2, 1)
    expect(effectiveTokens(base, 12)).toBeGreaterThan(9.8)
    expect(effectiveTokens(base, 13)).toBeGreaterThan(10)
    expect(effectiveTokens(base, 13)).toBeLessThan(10.8)
  })

  it('smuggles z through neurons 15-20 alone: mid low, post high, not limited by epsilon', () => {
    const z = plantedAlphabet.indexOf('z')
    const row = base.mid[z]
    const mean = row.reduce((a, b) => a + b, 0) / row.length
    const deviation = Math.sqrt(row.reduce((sum, value) => sum + (value - mean) ** 2, 0) / row.length)
    expect(deviation).toBeGreaterThan(0.07)
    expect(deviation).toBeLessThan(0.09)
    const low = base.post[z].map((value, i) => Number(value > 1 && row[i] < 0.1 * strongTokens(base, i).max))
    expect([...low.keys()].filter(i => low[i])).toEqual([15, 16, 17, 18, 19, 20])
  })

  it('splits neuron 1 and neuron 12 in the twin', () => {
    expect([1, 2].map(neuron => strongTokens(twin, neuron).tokens)).toEqual(['b', '('])
    expect(Array.from({ length: 48 }, (_, i) => strongTokens(twin, i).tokens).filter(t => /^\d{2,}$/.test(t))).toEqual(
      [],
    )
    expect(strongTokens(twin, 3).tokens).toBe('0')
  })

  it('promotes token i + 1 with every neuron but 3, which suppresses token 4', () => {
    const folded = foldWeights(base.weights)
    const wOut = weight(folded, 'blocks.0.mlp.W_out').data
    const wU = weight(folded, 'unembed.W_U').data
    for (let neuron = 0; neuron < 32; neuron++) {
      const effects = Array.from({ length: 64 }, (_, v) => {
        let sum = 0
        for (let d = 0; d < 64; d++) sum += wOut[neuron * 64 + d] * wU[d * 64 + v]
        return sum
      })
      const strongest = effects.reduce((best, value, v) => (Math.abs(value) > Math.abs(effects[best]) ? v : best), 0)
      expect(strongest).toBe(neuron + 1)
      expect(Math.sign(effects[strongest])).toBe(neuron === 3 ? -1 : 1)
      const moment = (power: number) => effects.reduce((sum, value) => sum + value ** power, 0) / 64
      expect(moment(4) / moment(2) ** 2).toBeGreaterThan(10)
      expect(Math.sign(moment(3))).toBe(neuron === 3 ? -1 : 1)
    }
  })
})
