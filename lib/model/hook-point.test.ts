import { expect, it } from 'vitest'
import { hookPoint, parseHookPoint } from '#lib/model/hook-point.ts'

it('names hook points as TransformerLens does, and reads them back', () => {
  expect(hookPoint(3, 'mid')).toBe('blocks.3.mlp.hook_mid')
  expect(parseHookPoint('blocks.12.mlp.hook_post')).toEqual({ layer: 12, site: 'post' })
  for (const other of ['blocks.01.mlp.hook_mid', 'blocks.0.mlp.hook_scale', 'blocks.0.hook_mid', 'log_prob']) {
    expect(parseHookPoint(other)).toBeNull()
  }
})
