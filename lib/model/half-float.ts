const word = new Uint32Array(1)
const real = new Float32Array(word.buffer)

/** The float32 of an IEEE half's 16 bits; exact, subnormals, infinities and NaN included. */
export function halfToFloat(half: number): number {
  const sign = half & 0x8000 ? -1 : 1
  const exponent = (half >>> 10) & 31
  const mantissa = half & 0x3ff
  if (exponent === 0) return sign * mantissa * 2 ** -24
  if (exponent === 31) return mantissa ? Number.NaN : sign * Number.POSITIVE_INFINITY
  return sign * (1 + mantissa / 1024) * 2 ** (exponent - 15)
}

/** The half's 16 bits nearest to a float32, ties to even; beyond 65,504 infinity. */
export function floatToHalf(value: number): number {
  real[0] = value
  const sign = (word[0] >>> 16) & 0x8000
  const size = Math.abs(real[0])
  if (Number.isNaN(size)) return 0x7e00
  if (size >= 65_520) return sign | 0x7c00
  // One step of the half's grid at this size; 2^-24 for subnormals. Dividing by a power of two is exact.
  const exponent = Math.max(-14, ((word[0] >>> 23) & 0xff) - 127)
  const steps = roundHalfEven(size / 2 ** (exponent - 10))
  return sign | (((exponent + 14) << 10) + steps)
}

/** The float32 of a bfloat16's 16 bits: they are its upper half. */
export function bfloatToFloat(bits: number): number {
  word[0] = bits << 16
  return real[0]
}

/** The bfloat16's 16 bits nearest to a float32, ties to even. */
export function floatToBfloat(value: number): number {
  real[0] = value
  if (Number.isNaN(value)) return 0x7fc0
  return ((word[0] + 0x7fff + ((word[0] >>> 16) & 1)) >>> 16) & 0xffff
}

function roundHalfEven(value: number): number {
  const floor = Math.floor(value)
  const rest = value - floor
  if (rest !== 0.5) return Math.round(value)
  return floor % 2 === 0 ? floor : floor + 1
}
