import type { PointMath, Pool } from '#lib/analysis/point-math.ts'
import type { ReasonCentres } from '#lib/analysis/reasons.ts'

/** Cosines that differ by less are taken as equal: embeddings are float32, and copies of one differ by their rounding. */
const rounding = 2e-6

/** Tells reasons of many examples of one neuron from what the MLP reads, without an embedding for each. */
export interface ReasonTeller {
  /** Directions times the neuron's column, [k, d]. */
  weighted: Float32Array
  /** The column's squares, [d]. */
  squares: Float32Array
  reach: number[]
}

/** A teller for a neuron's reasons; `column` [d] is what its embeddings are inputs times. */
export function reasonTeller({ directions, reach }: ReasonCentres, column: ArrayLike<number>): ReasonTeller {
  const d = column.length
  return {
    weighted: directions.map((direction, i) => direction * column[i % d]),
    squares: Float32Array.from(column, weight => weight * weight),
    reach,
  }
}

/**
 * The clusters of other examples of the same neuron by what the MLP reads at them, points of `pool` at `places` [n]: the cluster of
 * the nearest direction, or k ('other') where the embedding's cosine to it is below the cluster's reach.
 */
export function tellReasons({ weighted, squares, reach }: ReasonTeller, pool: Pool, places: Uint32Array): Uint8Array {
  const k = reach.length
  const { products, lengths } = pool.tell(places, weighted, squares)
  return Uint8Array.from(places, (_, i) => {
    let nearest = 0
    for (let cluster = 1; cluster < k; cluster++)
      if (products[i * k + cluster] > products[i * k + nearest]) nearest = cluster
    const cosine = lengths[i] > 0 ? products[i * k + nearest] / Math.sqrt(lengths[i]) : 0
    return cosine >= reach[nearest] - rounding ? nearest : k
  })
}

/** The cluster of one example by its embedding [d], as `tellReasons` has it. */
export function reasonOf(math: PointMath, centres: ReasonCentres, embedding: ArrayLike<number>): number {
  const d = embedding.length
  const pool = math.pool(1, d)
  pool.set(Float32Array.from(embedding))
  return tellReasons(reasonTeller(centres, new Float32Array(d).fill(1)), pool, Uint32Array.of(0))[0]
}
