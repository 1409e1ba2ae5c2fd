import { expect, it } from 'vitest'
import { aliasOfRepo, tokenizerRepo } from '#lib/model/published-repos.ts'

it('knows the repositories of published models', () => {
  expect(aliasOfRepo('SoLU_8L1024W_C4_Code')).toBe('solu-8l')
  expect(aliasOfRepo('SoLU_4L_v11_old')).toBe('solu-4l-pile')
  expect(aliasOfRepo('Attn_Only_3L512W_C4_Code')).toBe('attn-only-3l')
  expect(aliasOfRepo('SoLU_1L64W_C4_Width_Scan')).toBe('solu-1l-width-64')
  expect(aliasOfRepo('solu-1l')).toBeUndefined()
})

it('knows the tokenizer of a model by its vocabulary', () => {
  expect(tokenizerRepo(48_262)).toBe('NeelNanda/gpt-neox-tokenizer-digits')
  expect(tokenizerRepo(50_278)).toBe('EleutherAI/gpt-neox-20b')
  expect(tokenizerRepo(4096)).toBeUndefined()
})
