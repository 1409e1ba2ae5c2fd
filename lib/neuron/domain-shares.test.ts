import { expect, test } from 'vitest'
import { decodeDomainShares, encodeDomainShares } from '#lib/neuron/domain-shares.ts'

test('shares come back largest first, equal ones by name', () => {
  const shares = [
    { domain: 'prose', share: 0.25, base: 0.5 },
    { domain: 'código', share: 0.5, base: 0.125 },
    { domain: 'code', share: 0.25, base: 0.375 },
  ]
  expect(decodeDomainShares(encodeDomainShares(shares))).toEqual([shares[1], shares[2], shares[0]])
})

test('of very many kinds the 24 with the largest shares stay', () => {
  const shares = Array.from({ length: 40 }, (_, i) => ({ domain: `d${i}`, share: i / 1024, base: 0 }))
  const back = decodeDomainShares(encodeDomainShares(shares))
  expect(back.map(({ domain }) => domain)).toEqual(Array.from({ length: 24 }, (_, i) => `d${39 - i}`))
})

test('a record of another layout is refused', () => {
  expect(() => decodeDomainShares(Uint8Array.of(7))).toThrow('domain shares: wanted layout version 1, got 7')
})
