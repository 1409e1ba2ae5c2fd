import { describe, expect, it } from 'vitest'
import { smallConfig } from '#lib/model/testing/random-weights.ts'
import { weightLayout } from '#lib/model/weight-layout.ts'

const shapes = (...keys: string[]) => new Map(keys.map(key => [key, key === 'pos_embed.W_pos' ? [16, 12] : [2]]))
const config = { ...smallConfig, dModel: 16, nCtx: 12 }
const swapped = (nLayers: number, ...keys: string[]) =>
  [...weightLayout({ ...config, nLayers }, shapes('norm.w', ...keys), { name: 'a' }).sources]
    .filter(([, { transposed }]) => transposed)
    .map(([key]) => key)

describe('weightLayout', () => {
  it('leaves a file of present names as it is', () => {
    const { sources, config: same } = weightLayout(config, shapes('ln_final.w', 'pos_embed.W_pos'), { name: 'a' })
    expect([...sources.keys()]).toEqual(['ln_final.w', 'pos_embed.W_pos'])
    expect([...sources.values()].some(({ transposed }) => transposed)).toBe(false)
    expect(same).toBe(config)
  })

  it('gives the old names their present ones', () => {
    const { sources } = weightLayout(config, shapes('blocks.0.norm1.w', 'blocks.0.mlp.norm.b', 'norm.w'), { name: 'a' })
    expect([...sources].map(([key, { key: old }]) => [key, old])).toEqual([
      ['blocks.0.ln1.w', 'blocks.0.norm1.w'],
      ['blocks.0.mlp.ln.b', 'blocks.0.mlp.norm.b'],
      ['ln_final.w', 'norm.w'],
    ])
    expect(() => weightLayout(config, shapes('norm.w', 'ln_final.w'), { name: 'a' })).toThrow(
      'ln_final.w is there twice',
    )
  })

  it('swaps every matrix up to 6 layers, positions alone up to 8, nothing beyond', () => {
    const keys = ['pos_embed.W_pos', 'embed.W_E', 'blocks.0.attn.W_Q', 'blocks.0.attn.b_Q']
    expect(swapped(6, ...keys)).toEqual(['pos_embed.W_pos', 'embed.W_E', 'blocks.0.attn.W_Q'])
    expect(swapped(8, ...keys)).toEqual(['pos_embed.W_pos'])
    expect(swapped(10, ...keys)).toEqual([])
  })

  it('tells an old file without norms by its config, by W_pos, and a square W_pos by the name', () => {
    const old = (dims: [number, number], name: string, architecture?: string) =>
      weightLayout({ ...config, dModel: dims[0], nCtx: 16 }, new Map([['pos_embed.W_pos', [16, dims[1]]]]), {
        name,
        architecture,
      }).sources.get('pos_embed.W_pos')?.transposed
    expect(old([12, 12], 'a')).toBe(false)
    expect(old([12, 12], 'a', 'neel-solu-old')).toBe(true)
    expect(old([16, 16], 'solu-8l')).toBe(false)
    expect(old([16, 16], 'solu-8l-pile')).toBe(true)
    const flat = weightLayout(config, new Map([['pos_embed.W_pos', [16, 12]]]), { name: 'a' })
    expect(flat.sources.get('pos_embed.W_pos')?.transposed).toBe(true)
    expect(flat.config.normalizationType).toBe('LNPre')
  })
})
