import { readFileSync } from 'node:fs'
import { type Cloud, mostCentres, type PointMath, type Pool, rowWidth, spaceRows } from '#lib/analysis/point-math.ts'

/** What points.c exports; addresses and counts are 32-bit numbers. */
interface PointExports {
  memory: WebAssembly.Memory
  heap(): number
  project(points: number, n: number, width: number, directions: number, p: number, out: number): void
  combine(points: number, n: number, width: number, parts: number, p: number, out: number): void
  lay(points: number, n: number, d: number, width: number, columns: number): void
  assign(
    columns: number,
    points: number,
    n: number,
    d: number,
    width: number,
    centres: number,
    k: number,
    nearest: number,
    sums: number,
    counts: number,
  ): number
  tell(
    points: number,
    width: number,
    places: number,
    n: number,
    directions: number,
    k: number,
    squares: number,
    products: number,
    lengths: number,
  ): void
  spread(columns: number, n: number, d: number, centre: number, distance: number): number
}

let loaded: PointMath | undefined

/** Sums of products over points by points.wasm, which lies beside this file; compiled on the first call of a thread. */
export const pointsKernel = (): PointMath => {
  loaded ??= createPoints(new WebAssembly.Module(readFileSync(new URL('./points.wasm', import.meta.url))))
  return loaded
}

/** Products of matrices in one memory, clouds in another, a pool in a third. */
function createPoints(module: WebAssembly.Module): PointMath {
  const wasmOf = () => new WebAssembly.Instance(module).exports as unknown as PointExports
  const [products, clouds, pools] = [wasmOf(), wasmOf(), wasmOf()]
  return {
    project(points, n, d, directions, p) {
      const width = rowWidth(d)
      const [from, by, to] = place(products, [n * width, p * width, n * p])
      spaceRows(points, n, d, floats(products, from, n * width))
      spaceRows(directions, p, d, floats(products, by, p * width))
      products.project(from, n, width, by, p, to)
      return floats(products, to, n * p).slice()
    },
    combine(points, n, d, parts, p) {
      const width = rowWidth(d)
      const [from, by, to] = place(products, [n * width, n * p, p * width])
      spaceRows(points, n, d, floats(products, from, n * width))
      floats(products, by, n * p).set(parts)
      const sums = floats(products, to, p * width).fill(0)
      products.combine(from, n, width, by, p, to)
      return withoutEnds(sums, p, d)
    },
    cloud: (points, n, d) => createCloud(clouds, points, n, d),
    pool: (n, d) => createPool(pools, n, d),
  }
}

function createCloud(wasm: PointExports, given: Float32Array, n: number, d: number): Cloud {
  const width = rowWidth(d)
  const all = mostCentres * width
  const sizes = [n * width, Math.ceil(n / 8) * 8 * d, all, all, mostCentres, n, Math.ceil(n / 4)]
  const [rows, columns, middles, totals, numbers, distances, chosen] = place(wasm, sizes)
  const points = floats(wasm, rows, n * width)
  spaceRows(given, n, d, points)
  wasm.lay(rows, n, d, width, columns)
  return {
    ...{ n, d, width, points },
    centres: floats(wasm, middles, all).fill(0),
    sums: floats(wasm, totals, all),
    counts: new Uint32Array(wasm.memory.buffer, numbers, mostCentres),
    distance: floats(wasm, distances, n),
    nearest: new Uint8Array(wasm.memory.buffer, chosen, n),
    assign: k => wasm.assign(columns, rows, n, d, width, middles, k, chosen, totals, numbers),
    spread: centre => wasm.spread(columns, n, d, middles + 4 * centre * width, distances),
  }
}

function createPool(wasm: PointExports, n: number, d: number): Pool {
  const width = rowWidth(d)
  const [rows] = place(wasm, [n * width])
  return {
    set: points => spaceRows(points, points.length / d, d, floats(wasm, rows, n * width)),
    tell(places, directions, squares) {
      const m = places.length
      const k = directions.length / d
      const [, chosen, by, weights, to, lengths] = place(wasm, [n * width, m, k * width, width, m * k, m])
      new Uint32Array(wasm.memory.buffer, chosen, m).set(places)
      spaceRows(directions, k, d, floats(wasm, by, k * width))
      spaceRows(squares, 1, d, floats(wasm, weights, width))
      wasm.tell(rows, width, chosen, m, by, k, weights, to, lengths)
      return { products: floats(wasm, to, m * k), lengths: floats(wasm, lengths, m) }
    },
  }
}

const floats = ({ memory }: PointExports, at: number, n: number) => new Float32Array(memory.buffer, at, n)

function withoutEnds(rows: Float32Array, n: number, d: number): Float32Array {
  const width = rowWidth(d)
  if (width === d) return rows.slice()
  const out = new Float32Array(n * d)
  for (let i = 0; i < n; i++) out.set(rows.subarray(i * width, i * width + d), i * d)
  return out
}

/** Addresses of arrays of so many 4-byte numbers, in memory that is made large enough. */
function place({ memory, heap }: PointExports, sizes: readonly number[]): number[] {
  let end = heap()
  const addresses = sizes.map(size => {
    const at = end
    end = (end + 4 * size + 63) & ~63
    return at
  })
  const missing = Math.ceil((end - memory.buffer.byteLength) / 65_536)
  if (missing > 0) memory.grow(missing)
  return addresses
}
