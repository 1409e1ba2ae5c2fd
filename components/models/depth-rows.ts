/**
 * Middles of a model's layers down a drawing of `height`, in pixels, by relative depth: the first layer at the top, the last at
 * the bottom, half a `row` from the edge. One layer alone has no depth: it stands in the middle.
 */
export function depthRows(layers: number, height: number, row: number): number[] {
  if (layers === 1) return [height / 2]
  return Array.from({ length: layers }, (_, i) => row / 2 + (i / (layers - 1)) * (height - row))
}
