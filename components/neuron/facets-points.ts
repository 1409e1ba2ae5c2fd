import { pointPath } from '#components/neuron/reasons-marks.ts'
import type { ReasonsRecord } from '#lib/neuron/reasons-record.ts'

/** The points of one reason in the scatter, in its own pixels. */
export interface FacetPoints {
  reason: number
  /** SVG path of its marks, to be stroked. Points that fall on one pixel are one mark. */
  path: string
  /** Mean place of its examples, where its letter stands. */
  x: number
  y: number
}

/**
 * Distinct examples of each reason by their first two principal coordinates, both axes in one scale and centred, inside
 * `width` x `height` less `margin` on all sides. Examples that only repeat another's text are left out.
 */
export function facetPoints(
  { assigned, copies, points, clusters }: Pick<ReasonsRecord, 'assigned' | 'copies' | 'points' | 'clusters'>,
  { width, height, margin }: { width: number; height: number; margin: number },
): FacetPoints[] {
  const places = [...assigned.keys()].filter(place => copies[place] > 0)
  const [xs, ys] = [0, 1].map(axis => ends(places.map(place => points[2 * place + axis])))
  const scale = Math.min(
    (width - 2 * margin) / (xs.high - xs.low || 1),
    (height - 2 * margin) / (ys.high - ys.low || 1),
  )
  const at = (place: number) => [
    width / 2 + (points[2 * place] - (xs.low + xs.high) / 2) * scale,
    height / 2 - (points[2 * place + 1] - (ys.low + ys.high) / 2) * scale,
  ]
  return clusters.map((_, reason) => {
    const marks = new Set<string>()
    const own = places.filter(place => assigned[place] === reason).map(at)
    for (const [x, y] of own) marks.add(pointPath(reason, Math.round(x), Math.round(y)))
    const mean = (axis: number) => own.reduce((sum, point) => sum + point[axis], 0) / Math.max(1, own.length)
    return { reason, path: [...marks].join(''), x: mean(0), y: mean(1) }
  })
}

const ends = (values: number[]) => ({ low: Math.min(...values, 0), high: Math.max(...values, 0) })
