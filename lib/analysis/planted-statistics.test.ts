import { describe, expect, test } from 'vitest'
import { effectiveTokens } from '#lib/analysis/effective-tokens.ts'
import { addToJointHistogram, createJointHistogram } from '#lib/analysis/joint-histogram.ts'
import { listPairs } from '#lib/analysis/pair-sums.ts'
import { smuggledCells } from '#lib/analysis/smuggled-cells.ts'
import { addTokenFirings, createTokenFirings, noToken } from '#lib/analysis/token-firings.ts'
import { parseModelConfig } from '#lib/model/config.ts'
import { foldWeights } from '#lib/model/fold.ts'
import { readSafetensors } from '#lib/model/safetensors.ts'
import { plantedModel } from '#lib/model/testing/planted.ts'
import { plantedDocuments } from '#lib/model/testing/planted-documents.ts'
import { plantedAlphabet, plantedBos } from '#lib/model/testing/planted-neurons.ts'
import { referenceRun } from '#lib/model/testing/reference.ts'
import { checkWeights } from '#lib/model/weights.ts'
import { postThreshold } from '#lib/numeric/smuggled-energy.ts'

const files = plantedModel()
const weights = foldWeights(checkWeights(parseModelConfig(files.config), readSafetensors(files.safetensors)))
const { activations } = referenceRun(weights, [plantedBos, ...plantedAlphabet.keys()])
/** Activations of a site on each token, [token][neuron]: no positions and silent attention, so a token says all. */
const onToken = (site: string) => activations.get(`blocks.0.mlp.hook_${site}`)!.slice(1)
const mid = onToken('mid')
const post = onToken('post')
const largest = (rows: Float64Array[]) => rows[0].map((_, i) => rows.reduce((max, row) => Math.max(max, row[i]), 0))
const midScale = largest(mid).map((m, i) => (i === 14 ? Number.NaN : m))
const postScale = largest(post)

const joint = createJointHistogram(midScale.map(m => 0.1 * m))
const firings = createTokenFirings(midScale, 64)
for (const text of plantedDocuments(300)) {
  const tokens = [...text].map(char => plantedAlphabet.indexOf(char))
  const flat = (rows: Float64Array[]) => Float32Array.from(tokens.flatMap(token => [...rows[token]]))
  addToJointHistogram(joint, flat(mid), flat(post), tokens.length)
  addTokenFirings(firings, flat(mid), [noToken, ...tokens, noToken])
}
const smuggled = (neuron: number) => smuggledCells(joint, neuron, midScale[neuron], postThreshold(postScale[neuron]))

describe('the planted model', () => {
  test('smuggles z through neurons 15-20, S about 0.62 each, and through no other', () => {
    for (let neuron = 0; neuron < 32; neuron++) {
      if (neuron === 14) expect(smuggled(neuron)).toBeNull()
      else if (neuron >= 15 && neuron <= 20) expect(Math.abs(smuggled(neuron)!.energy - 0.62)).toBeLessThan(0.06)
      else expect(smuggled(neuron)!.energy).toBe(0)
    }
  })

  test('spreads neurons over 1, 2, 10 and about 10.4 tokens, and the dead one over none', () => {
    const counts = listPairs(firings.current).map(pairs => effectiveTokens(pairs)?.effective ?? null)
    expect(counts[0]).toBe(1)
    expect(counts[1]).toBeCloseTo(2, 1)
    expect(counts[12]).toBeGreaterThan(9.7)
    expect(counts[13]).toBeGreaterThan(10)
    expect(counts[13]).toBeLessThan(10.8)
    expect(counts[14]).toBeNull()
  })

  test('has a previous and a next token for every firing inside a document, spread widely', () => {
    const previous = effectiveTokens(listPairs(firings.previous)[0])!
    expect(previous.effective).toBeGreaterThan(30)
    expect(effectiveTokens(listPairs(firings.next)[0])!.effective).toBeGreaterThan(30)
    expect(previous.firings).toBeLessThan(effectiveTokens(listPairs(firings.current)[0])!.firings)
  })
})
