/** Dot product of a[at ..] and b[bt ..] over d numbers; four sums side by side: one alone would wait for each addition. */
export function dot(a: Float32Array, at: number, b: Float32Array, bt: number, d: number): number {
  let s = 0
  let t = 0
  let u = 0
  let v = 0
  let j = 0
  for (; j + 3 < d; j += 4) {
    s += a[at + j] * b[bt + j]
    t += a[at + j + 1] * b[bt + j + 1]
    u += a[at + j + 2] * b[bt + j + 2]
    v += a[at + j + 3] * b[bt + j + 3]
  }
  for (; j < d; j++) s += a[at + j] * b[bt + j]
  return s + t + (u + v)
}

/** Scales values[at .. at + d) to length 1, in place; zeros stay. Returns the length before. */
export function normalise(values: Float32Array, at: number, d: number): number {
  const length = Math.sqrt(dot(values, at, values, at, d))
  if (length > 0) for (let j = at; j < at + d; j++) values[j] /= length
  return length
}
