import { expect, it } from 'vitest'
import { createSession, runActivations } from '#lib/inference/session.ts'
import { buildAttentionPatternGraph } from '#lib/model/attention-pattern-graph.ts'
import { patternPoint } from '#lib/model/graph/attention.ts'
import { inductionRows, inductionScores } from '#lib/model/induction.ts'
import { tensorShapes } from '#lib/model/tensor-shapes.ts'
import { randomWeights, smallConfig } from '#lib/model/testing/random-weights.ts'
import type { Weights } from '#lib/model/weights.ts'

async function patterns(weights: Weights, rows: number[][]): Promise<Float32Array[]> {
  const session = await createSession(buildAttentionPatternGraph(weights), { backend: 'cpu' })
  const names = Array.from({ length: weights.config.nLayers }, (_, layer) => patternPoint(layer))
  return runActivations(session, BigInt64Array.from(rows.flat(), BigInt), rows.length, rows[0].length, names)
}

it('gives shares of a position and those before it, which add up to 1', async () => {
  const found = await patterns(randomWeights(smallConfig, 4), [
    [0, 5, 9, 5],
    [0, 1, 2, 3],
  ])
  expect(found).toHaveLength(2)
  for (const layer of found) {
    expect(layer).toHaveLength(2 * smallConfig.nHeads * 4 * 4)
    for (let row = 0; row < layer.length / 4; row++) {
      const shares = layer.subarray(4 * row, 4 * row + 4)
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5)
      expect([...shares.subarray((row % 4) + 1)].every(share => share === 0)).toBe(true)
    }
  }
})

/**
 * Two layers by hand, one head each, positions 0 .. 8 and words 0 .. 5 one axis each. Layer 0 looks one position back and copies
 * the word there to a third group of axes; layer 1 looks for that word where it is the present one.
 */
function inductionModel(): Weights {
  const config = { ...smallConfig, nHeads: 1, dHead: 16, dModel: 21, dVocab: 6, nCtx: 9, attnOnly: true, dMlp: 0 }
  const tensors = new Map(
    [...tensorShapes(config)].map(([key, { shape }]) => [
      key,
      { shape, data: new Float32Array(shape.reduce((a, b) => a * b, 1)).fill(/ln.*\.w$/.test(key) ? 1 : 0) },
    ]),
  )
  const set = (key: string, row: number, column: number, width: number, value: number) => {
    tensors.get(key)!.data[row * width + column] = value
  }
  for (let word = 0; word < 6; word++) {
    set('embed.W_E', word, word, 21, 1)
    set('blocks.0.attn.W_V', word, word, 16, 1)
    set('blocks.0.attn.W_O', word, 15 + word, 21, 1)
    set('blocks.1.attn.W_Q', word, word, 16, 20)
    set('blocks.1.attn.W_K', 15 + word, word, 16, 1)
  }
  for (let pos = 0; pos < 9; pos++) {
    set('pos_embed.W_pos', pos, 6 + pos, 21, 1)
    if (pos > 0) set('blocks.0.attn.W_Q', 6 + pos, pos - 1, 16, 40)
    set('blocks.0.attn.W_K', 6 + pos, pos, 16, 1)
  }
  return { config, tensors }
}

it('finds the induction head of a model that has one, and only there', async () => {
  const weights = inductionModel()
  const given = { rows: [[0, 1, 4, 2, 3, 1, 4, 2, 3]], period: 4 }
  expect(inductionRows(weights.config, 6).period).toBe(4)
  const found = (await patterns(weights, given.rows)).map(
    (pattern, layer) => inductionScores(layer, pattern, 1, given)[0],
  )
  expect(found[0].score).toBeLessThan(0.1)
  expect(found[1].score).toBeGreaterThan(0.9)
})
