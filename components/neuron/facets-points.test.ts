import { expect, test } from 'vitest'
import { facetPoints } from '#components/neuron/facets-points.ts'
import { noReason } from '#lib/neuron/reasons-record.ts'

const frame = { width: 100, height: 60, margin: 10 }
const clusters = [
  { share: 0.7, cosine: 1 },
  { share: 0.3, cosine: 1 },
]

test('points keep their shape inside the frame, and repeated texts are left out', () => {
  const [a, b] = facetPoints(
    {
      assigned: Uint8Array.of(0, 1, 0, noReason, 0),
      copies: Uint16Array.of(2, 1, 0, 0, 1),
      points: Float32Array.of(-2, 0, 2, 1, 9, 9, 9, 9, -2, 0),
      clusters,
    },
    frame,
  )
  // 4 wide, 1 high, in 80 x 40: 20 pixels a unit.
  expect(a).toEqual({ reason: 0, path: 'M10 40h0', x: 10, y: 40 })
  expect(b).toEqual({ reason: 1, path: 'M90 20h0', x: 90, y: 20 })
})

test('examples that all have one cause are one mark in the middle', () => {
  const one = { assigned: new Uint8Array(60), copies: new Uint16Array(60).fill(1), points: new Float32Array(120) }
  expect(facetPoints({ ...one, clusters: clusters.slice(0, 1) }, frame)).toEqual([
    { reason: 0, path: 'M50 30h0', x: 50, y: 30 },
  ])
})
