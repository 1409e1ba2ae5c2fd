import { expect, test } from 'vitest'
import { createBestPlaces, keptPlaces, offerPlace } from '#lib/analysis/best-places.ts'

const listed = (best: ReturnType<typeof createBestPlaces>, neuron: number) =>
  Array.from({ length: best.counts[neuron] }, (_, i) => {
    const at = neuron * keptPlaces + i
    return [best.values[at], best.documents[at], best.tokens[at]]
  })

test('a document is listed once, with its largest value', () => {
  const best = createBestPlaces(2)
  offerPlace(best, 1, 3, 7, 0)
  offerPlace(best, 1, 5, 7, 4)
  offerPlace(best, 1, 4, 7, 9)
  offerPlace(best, 1, 4, 8, 1)
  expect(listed(best, 1)).toEqual([
    [5, 7, 4],
    [4, 8, 1],
  ])
  expect(listed(best, 0)).toEqual([])
})

test('keeps the largest of many as a sort would, of equals those that came first', () => {
  const best = createBestPlaces(1)
  const offered = Array.from({ length: 300 }, (_, i) => [((i * 37) % 50) + 1, i, i % 5])
  for (const [value, document, token] of offered) if (value > best.least[0]) offerPlace(best, 0, value, document, token)
  expect(listed(best, 0)).toEqual(offered.toSorted((a, b) => b[0] - a[0]).slice(0, keptPlaces))
})
