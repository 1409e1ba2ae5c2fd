import { expect, test } from 'vitest'
import { openActivationFile } from '#workers/analyse/activation-file.ts'

test('chunks of neurons come back as the tokens were written, in whatever order', () => {
  const [nTokens, dMlp] = [7, 130]
  const all = Float32Array.from({ length: nTokens * dMlp }, (_, i) => i / 3)
  const file = openActivationFile(nTokens, dMlp)
  file.write(4, all.subarray(4 * dMlp))
  file.write(0, all.subarray(0, 4 * dMlp))
  expect(file.nChunks).toBe(3)
  for (let index = 0; index < file.nChunks; index++) {
    const { first, width } = file.chunk(index)
    const wanted = Array.from({ length: nTokens }, (_, token) => [
      ...all.subarray(token * dMlp + first, token * dMlp + first + width),
    ])
    expect([...file.read(index)]).toEqual(wanted.flat())
  }
  file.close()
})

test('what was never written tells that it is missing', () => {
  const file = openActivationFile(3, 4)
  expect(() => file.read(0)).toThrow('wanted 48 bytes of a chunk, got 0')
  file.close()
})
