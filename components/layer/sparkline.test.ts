import { expect, test } from 'vitest'
import { barsPath } from '#components/layer/sparkline.tsx'

test('each bar that is not empty is one closed piece of one path, as high as its count', () => {
  const heights = new Uint8Array(24)
  expect(barsPath(heights, 96)).toBe('')
  heights[0] = 255
  heights[23] = 1
  expect(barsPath(heights, 96)).toBe('M0.00 20v-20.0h3.20V20zM92.00 20v-1.0h3.20V20z')
})
