import type { ClusteredRef } from '#workers/store/read-synthesis-examples.ts'

/** Examples of one neuron that a pattern is made from, and of one of its reasons at least. */
const most = 12
const leastOfCluster = 3

/** Reasons that are looked at, those with the largest share first. */
const mostClusters = 5

/** Share of M that an example must reach to be strong. */
const strong = 0.5

/**
 * Strong examples for a pattern: of each reason in proportion to its size, at least three where it has them, spread evenly over its
 * ranks. `eligible` tells which documents may be used: those of the train half, so that held-out text stays unseen.
 */
export function chooseExamples(
  refs: readonly ClusteredRef[],
  scale: number,
  eligible: (document: number) => boolean,
): ClusteredRef[] {
  const usable = refs.filter(ref => ref.activation >= strong * scale && eligible(ref.document))
  const clusters = [...new Set(usable.map(({ cluster }) => cluster))].sort((a, b) => a - b).slice(0, mostClusters)
  return clusters.flatMap(cluster => {
    const own = usable.filter(ref => ref.cluster === cluster)
    const n = Math.min(own.length, Math.max(leastOfCluster, Math.round((most * own.length) / usable.length)))
    return Array.from({ length: n }, (_, i) => own[Math.floor((i * own.length) / n)])
  })
}
