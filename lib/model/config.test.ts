import { describe, expect, it } from 'vitest'
import { parseModelConfig } from '#lib/model/config.ts'

const file = {
  n_layers: 2,
  d_model: 128,
  n_heads: 4,
  d_head: 32,
  d_mlp: 512,
  d_vocab: 4096,
  n_ctx: 256,
  act_fn: 'solu_ln',
  normalization_type: 'LN',
  bos_token_id: 1,
}

describe('parseModelConfig', () => {
  it('reads a SoLU model and fills in what TransformerLens would', () => {
    expect(parseModelConfig(file)).toEqual({
      nLayers: 2,
      dModel: 128,
      nHeads: 4,
      dHead: 32,
      dMlp: 512,
      dVocab: 4096,
      nCtx: 256,
      actFn: 'solu_ln',
      attnOnly: false,
      normalizationType: 'LN',
      positionalEmbeddingType: 'standard',
      lnEps: 1e-5,
      finalRms: false,
      bosTokenId: 1,
    })
  })

  it('prefers `normalization` to `normalization_type`, and ignores keys it does not know', () => {
    const config = parseModelConfig({ ...file, normalization: 'LNPre', normalization_type: 'odd', training: { lr: 1 } })
    expect(config.normalizationType).toBe('LNPre')
  })

  it('gives attention-only models no neurons', () => {
    const { d_mlp, act_fn, ...rest } = file
    expect(parseModelConfig({ ...rest, attn_only: true })).toMatchObject({ attnOnly: true, dMlp: 0 })
    expect(parseModelConfig({ ...file, attn_only: true })).toMatchObject({ dMlp: 0 })
  })

  it('reads an attention-only model without norms, with positions in queries and keys', () => {
    const config = parseModelConfig({ ...file, attn_only: true, normalization: null, shortformer_pos: true })
    expect(config).toMatchObject({ normalizationType: 'none', positionalEmbeddingType: 'shortformer' })
  })

  it('takes the start token from elsewhere where the file has none', () => {
    const { bos_token_id, ...rest } = file
    expect(parseModelConfig(rest, 7).bosTokenId).toBe(7)
    expect(parseModelConfig(file, 7).bosTokenId).toBe(1)
    expect(() => parseModelConfig(rest)).toThrow('bos_token_id is missing; wanted a whole number from 0 to 4095')
  })

  it.each([
    [{ n_layers: undefined }, 'n_layers is missing; wanted a whole number from 1 to 255'],
    [{ d_model: 12.5 }, 'd_model must be a whole number from 1 to 65536, got 12.5'],
    [{ d_vocab: 65_537 }, 'd_vocab must be a whole number from 1 to 65536, got 65537'],
    [{ n_ctx: 4096 }, 'n_ctx must be a whole number from 2 to 2048, got 4096'],
    [{ act_fn: 'swish' }, 'act_fn must be "solu_ln" or "solu" or "gelu" or "gelu_new" or "relu", got "swish"'],
    [{ normalization_type: 'RMS' }, 'normalization_type must be "LN" or "LNPre", got "RMS"'],
    [{ normalization_type: undefined }, 'is missing; wanted "LN" or "LNPre"'],
    [{ normalization: null }, 'normalization is null, which is supported for attention-only models alone'],
    [{ positional_embedding_type: 'rotary' }, 'positional_embedding_type must be "standard", got "rotary"'],
    [{ shortformer_pos: true }, 'shortformer_pos is true, which is supported for attention-only models alone'],
    [{ neuron_temp: 2 }, 'neuron_temp must be 1, got 2'],
    [{ neuron_scale: 0.5 }, 'neuron_scale must be 1, got 0.5'],
    [{ ln_eps: 0 }, 'ln_eps must be a number above 0, got 0'],
    [{ final_rms: 'no' }, 'final_rms must be true or false, got "no"'],
    [{ bos_token_id: 4096 }, 'bos_token_id must be a whole number from 0 to 4095, got 4096'],
  ])('refuses %j in one line', (changes, message) => {
    expect(() => parseModelConfig({ ...file, ...changes })).toThrow(message)
  })

  it('refuses what is no object', () => {
    expect(() => parseModelConfig([])).toThrow('config.json: wanted an object, got a list')
    expect(() => parseModelConfig(null)).toThrow('config.json: wanted an object, got null')
  })
})
