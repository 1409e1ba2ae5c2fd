/** Points on the unit sphere whose clusters are looked for; valid until the next cloud of the same arithmetic. */
export interface Cloud {
  readonly n: number
  readonly d: number
  /** Numbers from one row to the next: d rounded up to a multiple of 4. */
  readonly width: number
  /** The points, zeros at the end of each row, [n, width]. */
  readonly points: Float32Array
  /** For the caller to set, zeros at the end of each row, [mostCentres, width]. */
  readonly centres: Float32Array
  /** What `assign` found: nearest centre of each point, [n]; sum and number of each one's points, [mostCentres, width] and [mostCentres]. */
  readonly nearest: Uint8Array
  readonly sums: Float32Array
  readonly counts: Uint32Array
  /** Cosine distance of each point from the centres that `spread` was called with, and a little more, [n]. */
  readonly distance: Float32Array
  /** Finds the nearest of the first `k` centres (ties: the first); the sum of 1 - cosine to it. */
  assign(k: number): number
  /** Lowers `distance` by one centre; the sum of it. */
  spread(centre: number): number
}

/** Points of which some are looked up again and again; valid until the next pool of the same arithmetic. */
export interface Pool {
  /** Sets its points, [up to n, d]. */
  set(points: Float32Array): void
  /**
   * Of the points at `places` [m] their products with `directions` [k, d], [m, k], and sum over j of their numbers' squares times
   * `squares` [d], [m]. Both are good until the next call.
   */
  tell(
    places: Uint32Array,
    directions: Float32Array,
    squares: Float32Array,
  ): { products: Float32Array; lengths: Float32Array }
}

/** Sums of products over points, float32, the same to the last bit wherever they are computed. */
export interface PointMath {
  /** Coordinates of `points` [n, d] along `directions` [p, d], [n, p]. */
  project(points: Float32Array, n: number, d: number, directions: Float32Array, p: number): Float32Array
  /** Points [n, d] added up by `parts` [n, p], [p, d]. */
  combine(points: Float32Array, n: number, d: number, parts: Float32Array, p: number): Float32Array
  /** `points` [n, d], unit. */
  cloud(points: Float32Array, n: number, d: number): Cloud
  /** A pool of up to `n` points of d numbers. */
  pool(n: number, d: number): Pool
}

/** Most centres of a cloud. */
export const mostCentres = 32

/** Numbers of a row with zeros at its end. */
export const rowWidth = (d: number): number => (d + 3) & ~3

/** Rows [n, d] into rows [n, width], zeros at their ends. */
export function spaceRows(rows: Float32Array, n: number, d: number, into: Float32Array): void {
  const width = rowWidth(d)
  if (width === d) {
    into.set(rows.length === n * d ? rows : rows.subarray(0, n * d))
    return
  }
  for (let i = 0; i < n; i++) {
    into.set(rows.subarray(i * d, (i + 1) * d), i * width)
    into.fill(0, i * width + d, (i + 1) * width)
  }
}
