import { expect, test } from 'vitest'
import { listHref, pageOf, rowHref } from '#components/layer/list-place.ts'
import { parseLayerView } from '#lib/layer/layer-view.ts'

test('what is the default is left out of an address; the run stays in all of them', () => {
  const plain = parseLayerView({})
  expect(listHref({ base: '/m/0', run: null }, plain)).toBe('/m/0')
  expect(listHref({ base: '/m/0', run: 'ab' }, plain)).toBe('/m/0?run=ab')
  const dead = parseLayerView({ show: 'dead' })
  expect(listHref({ base: '/m/0', run: 'ab' }, dead, 3)).toBe('/m/0?show=dead&page=3&run=ab')
  expect(rowHref({ base: '/m/0', run: null }, 7)).toBe('/m/0/7')
  expect(rowHref({ base: '/m/0', run: 'ab' }, 7)).toBe('/m/0/7?run=ab')
})

test('a page is one of those there are', () => {
  expect(['2', '3', '99', '0', '-1', 'x', '1.5', undefined, ['2', '3']].map(asked => pageOf(asked, 121))).toEqual([
    2, 3, 3, 1, 1, 1, 1, 1, 2,
  ])
  expect(pageOf('2', 60)).toBe(1)
  expect(pageOf('1', 0)).toBe(1)
})
