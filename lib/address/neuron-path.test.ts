import { expect, test } from 'vitest'
import { canonicalPath, publishedPath } from '#lib/address/neuron-path.ts'

test('old and upper-case addresses have one form; the query stays', () => {
  expect(canonicalPath('/solu-1l/0/607.html', '')).toBe('/solu-1l/0/607')
  expect(canonicalPath('/Solu-1L/0/607.HTML', '?run=ab')).toBe('/solu-1l/0/607?run=ab')
  expect(canonicalPath('/solu-1l/index.html', '')).toBe('/solu-1l')
  expect(canonicalPath('/index.html', '')).toBe('/')
  expect(canonicalPath('/solu-1l/0/607', '?run=AB')).toBeNull()
  expect(canonicalPath('/', '')).toBeNull()
  expect(canonicalPath('/%C3%89', '')).toBeNull()
})

test('the inner address of a page leads to the outer one, so that each page has one address', () => {
  expect(canonicalPath('/at/0123456789abcdef/solu-1l/0/7', '')).toBe('/solu-1l/0/7?run=0123456789abcdef')
})

const run = '0123456789abcdef'
const old = 'f'.repeat(16)
const models = new Map([
  ['solu-1l', { nLayers: 1, dMlp: 8, currentRun: run, runs: [run, old] }],
  ['new', { nLayers: 1, dMlp: 8, currentRun: null, runs: [] }],
])

test('a neuron is sent to the current run, or to the run asked for', () => {
  expect(publishedPath(models, '/solu-1l/0/7', null)).toBe(`/at/${run}/solu-1l/0/7`)
  expect(publishedPath(models, '/solu-1l/0/7', old)).toBe(`/at/${old}/solu-1l/0/7`)
})

test('what does not exist, is not published or asks for no run is not sent anywhere', () => {
  for (const [path, wanted] of [
    ['/solu-1l/0/8', null],
    ['/solu-1l/1/0', null],
    ['/gpt/0/0', null],
    ['/new/0/0', null],
    ['/solu-1l/0/0', '../../etc'],
    ['/solu-1l/0/0', ''],
    ['/new/0/0', run],
  ] as const)
    expect(publishedPath(models, path, wanted), path).toBeNull()
})
