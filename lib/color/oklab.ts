/** A colour in OKLab (Ottosson 2020, the matrices of CSS Color 4): lightness 0..1, a and b about -0.4..0.4. */
export type Oklab = readonly [L: number, a: number, b: number]

/** `#rrggbb` in lower case. */
export type Hex = `#${string}`

const toLinear = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
const fromLinear = (c: number) => (c <= 0.0031308 ? c * 12.92 : 1.055 * c ** (1 / 2.4) - 0.055)

/** Reads an sRGB colour; throws one line unless it is six hex digits after `#`. */
export function oklab(hex: Hex): Oklab {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new Error(`colour: wanted #rrggbb, got ${hex}`)
  const [r, g, b] = [1, 3, 5].map(i => toLinear(Number.parseInt(hex.slice(i, i + 2), 16) / 255))
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

/** Writes a colour as sRGB; channels outside the gamut are clipped, as a browser does when it paints. */
export function hex([L, a, b]: Oklab): Hex {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3
  const channels = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map(c => Math.round(Math.min(1, Math.max(0, fromLinear(c))) * 255))
  return `#${channels.map(c => c.toString(16).padStart(2, '0')).join('')}`
}

/** The straight line from one colour to another: `share` 0 is the first, 1 the second. */
export const mix = (from: Oklab, to: Oklab, share: number): Oklab => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share,
]
