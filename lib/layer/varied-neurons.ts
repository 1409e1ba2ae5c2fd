import type { LayerColumns } from '#lib/layer/layer-columns.ts'

/** Firing on fewer tokens than this may be chance, on more is hardly ever readable. */
const RARE = 0.0003
const OFTEN = 0.03

/**
 * Up to `wanted` neurons of a layer that are worth reading first: alive, firing on 0.03 % to 3 % of tokens, of the heaviest
 * tailed quarter, no two with one strongest token. The same ones every time.
 */
export function variedNeurons(columns: LayerColumns, wanted: number): number[] {
  const { dead, fires, kurtosis, token, neuron } = columns
  const readable = Array.from(neuron.keys()).filter(
    i => dead[i] === 0 && fires[i] >= RARE && fires[i] <= OFTEN && !Number.isNaN(kurtosis[i]),
  )
  const tailed = readable
    .sort((a, b) => kurtosis[b] - kurtosis[a] || a - b)
    .slice(0, Math.max(wanted, readable.length / 4))
  const chosen: number[] = []
  const tokens = new Set<number>()
  // Steps of the golden ratio fall evenly over the quarter, however many are taken.
  const seen = new Set<number>()
  for (let step = 0; chosen.length < wanted && step < 4 * tailed.length; step++) {
    const place = tailed[Math.floor(((step * 0.618033988749895) % 1) * tailed.length)]
    if (seen.has(place)) continue
    seen.add(place)
    if (tokens.has(token[place])) continue
    tokens.add(token[place])
    chosen.push(neuron[place])
  }
  return chosen
}
