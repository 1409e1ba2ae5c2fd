import { type Cloud, mostCentres, type PointMath, type Pool, rowWidth, spaceRows } from '#lib/analysis/point-math.ts'

const { fround } = Math

/**
 * Sums of products over points in plain words: each product and each sum is rounded to float32. The kernel of the workers says the
 * same in vectors.
 */
export const plainPoints: PointMath = { project, combine, cloud, pool }

/** Four sums of every fourth number each, then (first + second) + (third + fourth). */
function project(points: Float32Array, n: number, d: number, directions: Float32Array, p: number): Float32Array {
  const out = new Float32Array(n * p)
  const sums = new Float32Array(4)
  for (let i = 0; i < n; i++)
    for (let q = 0; q < p; q++) {
      sums.fill(0)
      for (let j = 0; j < d; j++) sums[j & 3] += fround(points[i * d + j] * directions[q * d + j])
      out[i * p + q] = fround(sums[0] + sums[1]) + fround(sums[2] + sums[3])
    }
  return out
}

/** One point after the other. */
function combine(points: Float32Array, n: number, d: number, parts: Float32Array, p: number): Float32Array {
  const out = new Float32Array(p * d)
  for (let i = 0; i < n; i++)
    for (let q = 0; q < p; q++)
      for (let j = 0; j < d; j++) out[q * d + j] += fround(points[i * d + j] * parts[i * p + q])
  return out
}

function cloud(given: Float32Array, n: number, d: number): Cloud {
  const width = rowWidth(d)
  const points = new Float32Array(n * width)
  spaceRows(given, n, d, points)
  const centres = new Float32Array(mostCentres * width)
  const nearest = new Uint8Array(n)
  const sums = new Float32Array(mostCentres * width)
  const counts = new Uint32Array(mostCentres)
  const distance = new Float32Array(n)
  const cosine = (i: number, c: number): number => {
    let sum = 0
    for (let j = 0; j < d; j++) sum = fround(sum + fround(points[i * width + j] * centres[c * width + j]))
    return sum
  }
  return {
    ...{ n, d, width, points, centres, nearest, sums, counts, distance },
    assign(k) {
      sums.fill(0)
      counts.fill(0)
      let within = 0
      for (let i = 0; i < n; i++) {
        let best = Number.NEGATIVE_INFINITY
        for (let c = 0; c < k; c++) {
          const own = cosine(i, c)
          if (own > best) {
            best = own
            nearest[i] = c
          }
        }
        within += 1 - best
        counts[nearest[i]]++
        for (let j = 0; j < width; j++) sums[nearest[i] * width + j] += points[i * width + j]
      }
      return within
    },
    spread(centre) {
      let total = 0
      for (let i = 0; i < n; i++) {
        const own = fround(Math.max(0, fround(1 - cosine(i, centre))) + fround(1e-12))
        distance[i] = Math.min(distance[i], own)
        total += distance[i]
      }
      return total
    },
  }
}

function pool(n: number, d: number): Pool {
  const points = new Float32Array(n * d)
  return {
    set: given => points.set(given),
    tell(places, directions, squares) {
      const own = new Float32Array(places.length * d)
      for (const [i, place] of places.entries()) own.set(points.subarray(place * d, (place + 1) * d), i * d)
      const products = project(own, places.length, d, directions, directions.length / d)
      const lengths = project(
        own.map(x => x * x),
        places.length,
        d,
        squares,
        1,
      )
      return { products, lengths }
    },
  }
}
