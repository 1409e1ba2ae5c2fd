import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { goldenModel } from '#lib/model/testing/golden-fixture.ts'
import { referenceLogProbs, referenceRun } from '#lib/model/testing/reference.ts'

const read = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url))

/** Largest |a - b|. */
function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length)
  return Array.from(a, (value, i) => Math.abs(value - b[i])).reduce((x, y) => Math.max(x, y), 0)
}

const models = [
  'solu-2l-f32',
  'solu-2l-f16',
  'solu-2l-bf16',
  'attn-only-2l-f32',
  'attn-only-2l-f16',
  'attn-only-2l-bf16',
  'gelu-1l-rms-f32',
]

describe('the float64 reference', () => {
  it.each(models)('agrees with an independent implementation on %s', file => {
    const { weights, tokens, targets, golden } = goldenModel({
      record: JSON.parse(read(`${file.replace(/-b?f\d+$/, '')}.json`).toString()),
      weights: read(`${file}.safetensors`),
      golden: read(`${file}-golden.safetensors`),
    })
    const runs = tokens.map(row => referenceRun(weights, row))
    const found = new Map<string, number[]>()
    for (const [row, run] of runs.entries()) {
      for (const [name, values] of run.activations) {
        found.set(name, [...(found.get(name) ?? []), ...values.flatMap(at => [...at])])
      }
      found.set('log_prob', [...(found.get('log_prob') ?? []), ...referenceLogProbs(run, targets[row])])
      found.set('final_scale', [...(found.get('final_scale') ?? []), ...run.finalScale])
    }
    expect([...found.keys()].sort()).toEqual([...golden.keys()].sort())
    // The committed values are float32, so of values up to 8 half a step is 2.4e-7.
    for (const [name, values] of found) expect(distance(values, golden.get(name)!.data), name).toBeLessThan(1e-6)
  })
})
