import type { ScanPartial } from '#lib/numeric/scan-partial.ts'

type Samples = Pick<ScanPartial, 'sampleCount' | 'sampleRef' | 'sampleDocument' | 'sampleToken'>

/** Share of two partials' sampled (neuron, bin, token) that only one of them has: 0 where they sample the same. */
export function sampleDifference(a: Samples, b: Samples): number {
  let shared = 0
  for (let reservoir = 0, i = 0, j = 0; reservoir < b.sampleCount.length; reservoir++) {
    const held = new Set<number>()
    for (const end = i + a.sampleCount[reservoir]; i < end; i++) held.add(tokenOf(a, i))
    for (const end = j + b.sampleCount[reservoir]; j < end; j++) if (held.has(tokenOf(b, j))) shared++
  }
  const all = a.sampleRef.length + b.sampleRef.length - shared
  return all === 0 ? 0 : 1 - shared / all
}

/** A token's number within its shard. */
const tokenOf = ({ sampleRef, sampleDocument, sampleToken }: Samples, slot: number): number =>
  sampleDocument[sampleRef[slot]] * 2 ** 22 + sampleToken[sampleRef[slot]]
