/**
 * Sample keys: the only randomness in sampling, the same on every machine and for every model. The key of a token is the
 * top 32 bits of xxh64 over 16 bytes, little-endian [document hash u64, token index u32, 0 u32], seed 0x536f4c75 ("SoLu").
 * xxh64 is written out here on 32-bit halves: no allocation a token, which a bigint library call would cost.
 */
const seed = 0x536f4c75n
const mask = 0xffffffffffffffffn
const prime1 = 0x9e3779b185ebca87n
const prime2 = 0xc2b2ae3d27d4eb4fn
const prime3 = 0x165667b19e3779f9n
const prime4 = 0x85ebca77c2b2ae63n
const prime5 = 0x27d4eb2f165667c5n

const [p1Low, p1High] = halves(prime1)
const [p2Low, p2High] = halves(prime2)
const [p3Low, p3High] = halves(prime3)
const [p4Low, p4High] = halves(prime4)

/** Fills `keys[0..count)` with the sample keys of tokens firstToken, firstToken + 1, ... of the document with that hash. */
export function fillSampleKeys(keys: Uint32Array, documentHash: bigint, firstToken: number, count: number): void {
  const [startLow, startHigh] = halves(afterDocument(BigInt.asUintN(64, documentHash)))
  for (let i = 0; i < count; i++) {
    // round(0, token): rotl(token * prime2, 31) * prime1
    multiply((firstToken + i) >>> 0, 0, p2Low, p2High)
    multiply((low << 31) | (high >>> 1), (high << 31) | (low >>> 1), p1Low, p1High)
    // rotl(state ^ that, 27) * prime1 + prime4
    const a = startLow ^ low
    const b = startHigh ^ high
    multiply((a << 27) | (b >>> 5), (b << 27) | (a >>> 5), p1Low, p1High)
    const sumLow = (low >>> 0) + p4Low
    let hLow = sumLow | 0
    let hHigh = (high + p4High + (sumLow > 0xffffffff ? 1 : 0)) | 0
    // avalanche; its last step touches only the low half
    hLow ^= hHigh >>> 1
    multiply(hLow, hHigh, p2Low, p2High)
    hLow = low ^ ((low >>> 29) | (high << 3))
    hHigh = high ^ (high >>> 29)
    multiply(hLow, hHigh, p3Low, p3High)
    keys[i] = high
  }
}

/** xxh64's state after the document hash, which all tokens of a document share. */
function afterDocument(hash: bigint): bigint {
  const round = (rotate((hash * prime2) & mask, 31n) * prime1) & mask
  return (rotate((seed + prime5 + 16n) ^ round, 27n) * prime1 + prime4) & mask
}

const rotate = (x: bigint, by: bigint) => ((x << by) | (x >> (64n - by))) & mask

function halves(x: bigint): [low: number, high: number] {
  return [Number(x & 0xffffffffn), Number(x >> 32n)]
}

let low = 0
let high = 0

/** low, high = the low 64 bits of (aHigh, aLow) * (bHigh, bLow), both as int32. */
function multiply(aLow: number, aHigh: number, bLow: number, bHigh: number): void {
  const a0 = aLow & 0xffff
  const a1 = aLow >>> 16
  const b0 = bLow & 0xffff
  const b1 = bLow >>> 16
  // Each of these stays below 2^32: (2^16 - 1)^2 + 2^16 - 1 < 2^32.
  const cross = (Math.imul(a1, b0) >>> 0) + (Math.imul(a0, b0) >>> 16)
  const cross2 = (Math.imul(a0, b1) >>> 0) + (cross & 0xffff)
  low = Math.imul(aLow, bLow)
  high = (Math.imul(a1, b1) + (cross >>> 16) + (cross2 >>> 16) + Math.imul(aHigh, bLow) + Math.imul(aLow, bHigh)) | 0
}
