import { expect, it } from 'vitest'
import { algorithmicHref, parseAlgorithmicView } from '#lib/address/algorithmic-view.ts'

it('keeps a view in its address', () => {
  const view = { model: 'solu-1l', badge: 'refuted' as const, sort: 'gain' as const, page: 3 }
  expect(algorithmicHref(view)).toBe('/algorithmic?model=solu-1l&badge=refuted&sort=gain&page=3')
  expect(parseAlgorithmicView({ model: 'solu-1l', badge: 'refuted', sort: 'gain', page: '3' })).toEqual(view)
})

it('takes what it does not know as not given', () => {
  const plain = { model: null, badge: null, sort: 'f1', page: 1 }
  expect(parseAlgorithmicView({ model: '../x', badge: 'good', sort: 'id', page: '-4' })).toEqual(plain)
  expect(parseAlgorithmicView({})).toEqual(plain)
  expect(algorithmicHref(parseAlgorithmicView({}))).toBe('/algorithmic')
})
