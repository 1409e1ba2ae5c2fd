import { expect, it } from 'vitest'
import { alphabetToBytes, byteToCharacter } from '#lib/tokens/byte-alphabet.ts'

it('writes printable bytes as themselves and a space as Ġ', () => {
  expect([0x41, 0x20, 0x0a, 0x00, 0xad].map(byteToCharacter)).toEqual(['A', 'Ġ', 'Ċ', 'Ā', 'Ń'])
})

it('is a bijection', () => {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte)
  expect(alphabetToBytes([...all].map(byteToCharacter).join(''))).toEqual(all)
})

it('knows what is outside', () => {
  expect(alphabetToBytes('a b')).toBeNull()
})
