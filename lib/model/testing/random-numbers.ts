/** A small seeded generator of uniform numbers in [0, 1), for fixtures: the same on every machine (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Seeded normal numbers of mean 0 and the given standard deviation (Box-Muller). */
export function normals(count: number, deviation: number, random: () => number): Float32Array {
  const values = new Float32Array(count)
  for (let i = 0; i < count; i++) {
    const radius = Math.sqrt(-2 * Math.log(1 - random()))
    values[i] = deviation * radius * Math.cos(2 * Math.PI * random())
  }
  return values
}
