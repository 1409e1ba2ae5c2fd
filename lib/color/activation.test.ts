import { expect, test } from 'vitest'
import { activationColor, activationThemes } from '#lib/color/activation.ts'
import { hex, mix, oklab } from '#lib/color/oklab.ts'

test('OKLab agrees with the published values for red, white and black', () => {
  const close = (got: readonly number[], wanted: number[]) =>
    got.forEach((value, i) => {
      expect(value).toBeCloseTo(wanted[i], 3)
    })
  close(oklab('#ff0000'), [0.62796, 0.22486, 0.12585])
  close(oklab('#ffffff'), [1, 0, 0])
  close(oklab('#000000'), [0, 0, 0])
})

test('every grey and every hue of the palette survives the way there and back', () => {
  for (const theme of Object.values(activationThemes))
    for (const colour of Object.values(theme)) expect(hex(oklab(colour))).toBe(colour)
  for (let v = 0; v < 256; v++) {
    const grey = `#${v.toString(16).padStart(2, '0').repeat(3)}` as const
    expect(hex(oklab(grey))).toBe(grey)
  }
})

test('zero is the surface, one is the full hue, more is clipped', () => {
  const { light, dark } = activationThemes
  expect(activationColor(0, light)).toBe('#ffffff')
  expect(activationColor(1, light)).toBe('#f98b2c')
  expect(activationColor(1.36, dark)).toBe('#a64e08')
  expect(activationColor(-1, light)).toBe('#6fb0f2')
  expect(activationColor(-7, dark)).toBe('#27689f')
})

test('the line is straight in OKLab: a tenth of the activation is a tenth of the way', () => {
  const { light } = activationThemes
  const distance = (a: readonly number[], b: readonly number[]) => Math.hypot(...a.map((v, i) => v - b[i]))
  const whole = distance(oklab(light.pos), oklab(light.surface))
  for (const t of [0.1, 0.25, 0.5, 0.75]) {
    const part = distance(oklab(activationColor(t, light)), oklab(light.surface))
    expect(part / whole).toBeCloseTo(t, 1)
  }
  expect(hex(mix(oklab('#000000'), oklab('#ffffff'), 0.5))).toBe('#636363')
})

test('ink stays readable on every shade of both themes (contrast 4.5 at least)', () => {
  const luminance = (colour: string) => {
    const [r, g, b] = [1, 3, 5].map(i => {
      const c = Number.parseInt(colour.slice(i, i + 2), 16) / 255
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const inks = { light: '#14181d', dark: '#e9ebee' }
  for (const name of ['light', 'dark'] as const)
    for (let t = -1; t <= 1; t += 0.01) {
      const [low, high] = [luminance(activationColor(t, activationThemes[name])), luminance(inks[name])].sort(
        (a, b) => a - b,
      )
      expect((high + 0.05) / (low + 0.05)).toBeGreaterThan(4.5)
    }
})

test('a colour that is none is refused', () => {
  expect(() => oklab('#fff')).toThrow('wanted #rrggbb, got #fff')
})
