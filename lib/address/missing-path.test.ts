import { expect, test } from 'vitest'
import { missingPath } from '#lib/address/missing-path.ts'

const models = new Map([
  ['solu-2l', { nLayers: 2, dMlp: 512 }],
  ['attn-only-3l', { nLayers: 3, dMlp: 0 }],
])

test.each(['/', '/runs', '/runs/progress', '/search', '/api/layer/x/9', '/at/x/y/1/2', '/_next/x', '/random'])(
  '%s is no address of a model',
  path => {
    expect(missingPath(models, path)).toBeNull()
  },
)

test.each(['/solu-2l', '/solu-2l/1', '/solu-2l/1/511', '/solu-2l/random', '/solu-2l/0/random', '/attn-only-3l'])(
  '%s has a page',
  path => {
    expect(missingPath(models, path)).toBeNull()
  },
)

test.each([
  '/solu-9l',
  '/solu-2l/2',
  '/solu-2l/0/512',
  '/solu-2l/00',
  '/solu-2l/x',
  '/solu-2l/0/1/2',
  '/attn-only-3l/0',
  '/solu-2l/2/random',
])('%s leads nowhere', path => {
  expect(missingPath(models, path)).toBe(`/missing${path}`)
})
