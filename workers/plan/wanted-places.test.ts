import { expect, test } from 'vitest'
import { wantedPlaces } from '#workers/plan/wanted-places.ts'

const placesIn = (refs: [document: number, token: number][], document: number) => {
  const found: number[][] = []
  const columns = [0, 1].map(i => Uint32Array.from(refs, ref => ref[i]))
  wantedPlaces({ document: columns[0], token: columns[1] }).inDocument(document, (...place) => found.push(place))
  return found
}

test('a document has the places of all lists that name it, each with its token', () => {
  const last = 2 ** 32 - 1
  const refs: [number, number][] = [
    [5, 70],
    [0, 1],
    [5, 70],
    [last, 9],
    [4, 2],
    [5, 3],
  ]
  expect(placesIn(refs, 5)).toEqual([
    [0, 70],
    [2, 70],
    [5, 3],
  ])
  expect(placesIn(refs, 0)).toEqual([[1, 1]])
  expect(placesIn(refs, last)).toEqual([[3, 9]])
  expect(placesIn(refs, 3)).toEqual([])
  expect(placesIn([], 3)).toEqual([])
})
