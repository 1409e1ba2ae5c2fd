/** Without the padding: [rows, stride] -> [rows, dMlp], into `to`. */
export function unpad<T extends Float32Array | Uint32Array>(from: T, stride: number, dMlp: number, to: T): T {
  for (let unit = 0; unit * dMlp < to.length; unit++)
    to.set(from.subarray(unit * stride, unit * stride + dMlp), unit * dMlp)
  return to
}

/** -0 + 0 is +0: whichever zero came first must not show in the bytes. */
export function positiveZero(values: Float32Array): Float32Array {
  for (let i = 0; i < values.length; i++) values[i] += 0
  return values
}

/** As uint16 where all values fit. */
export function narrow(values: Uint32Array): Uint16Array | Uint32Array {
  return values.every(value => value < 0x10000) ? Uint16Array.from(values) : values
}
