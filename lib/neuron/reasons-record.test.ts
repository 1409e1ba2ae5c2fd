import { expect, test } from 'vitest'
import { decodeReasons, encodeReasons, noReason, type ReasonsRecord } from '#lib/neuron/reasons-record.ts'

const record: ReasonsRecord = {
  gapK: 2,
  silhouette: 0.5,
  clusters: [
    { share: 0.75, cosine: 0.5 },
    { share: 0.25, cosine: -0.125 },
  ],
  assigned: Uint8Array.of(0, 1, 0, noReason),
  copies: Uint16Array.of(300, 1, 0, 0),
  points: Float32Array.of(1.5, -0.3, -1.1, 0.2, 0.01, 0, 0, 0),
}

test('reasons come back as they were packed, points within a step', () => {
  const { points, ...rest } = decodeReasons(encodeReasons(record))
  const { points: wanted, ...others } = record
  expect(rest).toEqual(others)
  for (let i = 0; i < wanted.length; i++) expect(Math.abs(points[i] - wanted[i])).toBeLessThanOrEqual(1.5 / 254 + 1e-6)
  expect(points[0]).toBe(1.5)
})

test('one reason has no silhouette, and equal examples one point', () => {
  const single: ReasonsRecord = {
    gapK: 1,
    silhouette: null,
    clusters: [{ share: 1, cosine: 0.25 }],
    assigned: Uint8Array.of(0, 0),
    copies: Uint16Array.of(2, 0),
    points: new Float32Array(4),
  }
  expect(decodeReasons(encodeReasons(single))).toEqual(single)
})

test('another layout is refused', () => {
  const bytes = encodeReasons(record)
  bytes[0] = 9
  expect(() => decodeReasons(bytes)).toThrow('reasons: wanted layout version 1, got 9')
})
